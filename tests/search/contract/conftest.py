import pytest
from django.db import connection
from django.test import override_settings
from wagtail.search.backends import get_search_backend

from hub.pages.loading import load_tree
from practices.case_studies.models import CaseStudyPage
from practices.taxonomy.models import SynonymSet
from search.library import forget
from tests.factories import CaseStudyPageFactory
from tests.search.contract.library import CASES, SYNONYMS


@pytest.fixture(scope="module", params=["whoosh", "database"])
def pages(request, shared, tmp_path_factory):
    """The cases of the contract by their short names, in an index of this engine."""
    folder = tmp_path_factory.mktemp("index")
    backends = {
        "whoosh": {"BACKEND": "search.backend", "PATH": folder, "AFTER_COMMIT": False},
        # SQLite's or PostgreSQL's, whichever the tests run on.
        "database": {"BACKEND": "search.engines.database"},
    }
    with override_settings(WAGTAILSEARCH_BACKENDS={"default": backends[request.param]}):
        yield load_cases()
        CaseStudyPage.objects.all().delete()
        SynonymSet.objects.all().delete()
    forget()


def load_cases() -> dict[str, CaseStudyPage]:
    publisher = load_tree()["hub"]
    for number, row in enumerate(SYNONYMS):
        SynonymSet.objects.create(slug=f"set-{number}", **row)
    pages = {
        name: CaseStudyPageFactory(publisher, title=title, **changes)
        for name, (title, changes) in CASES.items()
    }
    rebuild_index()
    return pages


def rebuild_index() -> None:
    backend = get_search_backend()
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(CaseStudyPage))
    index = rebuilder.start()
    index.add_items(CaseStudyPage, list(CaseStudyPage.objects.all()))
    rebuilder.finish()


@pytest.fixture
def engine_name(pages, db):
    from search.engines import current_engine

    return current_engine().name


@pytest.fixture
def names(pages):
    """The short names of results, in order."""
    by_key = {page.pk: name for name, page in pages.items()}
    return lambda results: [by_key[pk] for pk in results.ids]


def pytest_report_header():
    return f"search contract on {connection.vendor}"

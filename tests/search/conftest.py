import pytest
from wagtail.search.backends import get_search_backend

from practices.case_studies.models import CaseStudyPage
from practices.taxonomy.models import SynonymSet
from search.library import forget
from tests.factories import CaseStudyPageFactory, case_data


@pytest.fixture
def index(settings, tmp_path, library):
    """An index of its own for this test, whole, which sees writes at once."""
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backend", "PATH": tmp_path, "AFTER_COMMIT": False}
    }
    get_search_backend().get_index_for_model(CaseStudyPage).reset()
    yield
    forget()


@pytest.fixture
def add_case(index, library):
    """Adds a published case of this title; keyword arguments replace keys of its case file."""

    def add(title, **changes):
        return CaseStudyPageFactory(library["hub"], title=title, **changes)

    return add


@pytest.fixture
def add_synonyms(db):
    def add(*terms, kind="equal", weight=0.8, capitals_only=()):
        return SynonymSet.objects.create(
            slug=f"set-{SynonymSet.objects.count()}",
            kind=kind,
            terms=list(terms),
            weight=weight,
            capitals_only=list(capitals_only),
        )

    return add


def met(barrier, how_far="overcome", kind=None):
    """A barrier entry of a case file."""
    return {
        "barrier": barrier,
        "kind": kind,
        "looked_like": "It stood in the way.",
        "tried": "Talking.",
        "how_far": how_far,
        "reading": "source",
    }


@pytest.fixture(name="met")
def met_fixture():
    return met


@pytest.fixture
def case_file():
    """A complete case file."""
    return case_data()

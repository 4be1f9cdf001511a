import pytest
from django.core.management import call_command
from wagtail.models import Page
from wagtail.search.backends import get_search_backend


@pytest.fixture
def backend(settings, tmp_path):
    """A backend with an index of its own, which sees writes at once."""
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backend", "PATH": tmp_path, "AFTER_COMMIT": False}
    }
    return get_search_backend()


@pytest.fixture
def root_page(db):
    return Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")


@pytest.fixture
def add_page(root_page):
    """Adds a page of this title to the database, and through the signals to the index."""

    def add(title, **fields):
        parent = Page.objects.get(pk=root_page.pk)
        return parent.add_child(
            instance=Page(title=title, slug=f"p{Page.objects.count()}", **fields)
        )

    return add


@pytest.fixture
def rebuild(db):
    return lambda: call_command("update_index", verbosity=0)


@pytest.fixture
def titles():
    return lambda results: {page.title for page in results}

"""What every test may ask for."""

import pytest
from django.db import transaction
from django.test import override_settings

from hub.pages.loading import load_tree
from hub.pages.models import HomePage
from tests.factories import CaseStudyPageFactory, HubEditorFactory

NO_TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def library(db):
    """The page tree of a new hub, empty of cases: publishers by slug ("hub", "councils")."""
    return load_tree()


@pytest.fixture
def home(library):
    return HomePage.objects.get()


@pytest.fixture
def case(library):
    """One complete published case study."""
    return CaseStudyPageFactory(library["hub"])


@pytest.fixture
def hub_editor(library):
    """Someone who may publish every case."""
    return HubEditorFactory()


@pytest.fixture(scope="module")
def shared(django_db_setup, django_db_blocker):
    """A database for the fixtures of a whole module, undone after its last test.

    Its tests ask for `db` too: it undoes what one test changes, and puts the module before those
    that empty the database.
    """
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(TASKS=NO_TASKS):
        yield
        transaction.set_rollback(True)


@pytest.fixture
def no_tasks(settings):
    """Tasks are dropped, as though no worker ran: no search index, and a good deal quicker."""
    settings.TASKS = NO_TASKS

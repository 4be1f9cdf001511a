"""What every test may ask for."""

import pytest

from hub.pages.loading import load_tree
from hub.pages.models import HomePage
from tests.factories import CaseStudyPageFactory, HubEditorFactory


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

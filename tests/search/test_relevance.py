"""Search answers real questions from the real library; `make relevance` tells how well."""

import pytest
from django.test import override_settings
from modelsearch.index import get_indexed_models
from wagtail.search.backends import get_search_backend

from hub.operations.library import load_library
from practices.case_studies.models import CaseStudyPage
from search.library import forget
from tests.relevance.engines import ours
from tests.relevance.hub import REPOSITORY
from tests.relevance.judged import judged
from tests.relevance.measures import mean, success

TARGET = 0.95


@pytest.fixture(scope="module")
def ask(shared, tmp_path_factory):
    """A function from a question to the slugs found, over all cases: loaded once."""
    place = tmp_path_factory.mktemp("index")
    backends = {"default": {"BACKEND": "search.backend", "PATH": place, "AFTER_COMMIT": False}}
    with override_settings(WAGTAILSEARCH_BACKENDS=backends):
        load_library(REPOSITORY / "fixtures")
        build(get_search_backend())
        forget()
        yield ours()
    forget()


def build(backend):
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(CaseStudyPage))
    index = rebuilder.start()
    for model in get_indexed_models():
        if issubclass(model, CaseStudyPage):
            index.add_model(model)
            index.add_items(model, model.objects.all())
    rebuilder.finish()


def test_a_useful_case_is_among_the_first_three(ask, db):
    missed = [one.question for one in judged() if not success(ask(one.question), one.grades)]

    assert mean([one.question not in missed for one in judged()]) >= TARGET, missed

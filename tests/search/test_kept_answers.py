"""The same question asked twice is worked out once; whatever changes the answer is noticed."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.search.backends import get_search_backend

from practices.case_studies.models import CaseStudyPage
from search import library as search_library
from search.backend import matches
from search.backend.engine import commits
from search.backend.engine.snapshot import Snapshot
from search.engines import current_engine
from search.library import current_library, forget
from search.service import search_case_studies

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_library(monkeypatch):
    """As outside a transaction, where the library is kept."""
    monkeypatch.setattr(search_library, "connection", SimpleNamespace(in_atomic_block=False))
    forget()
    yield
    forget()


def test_the_same_question_in_other_spaces_is_answered_from_memory(add_case):
    add_case("Otters and herons")

    first = search_case_studies(q="otters  herons", sector=["housing"])
    again = search_case_studies(q=" otters herons", sector=["housing"])

    assert again.answer is first.answer


@pytest.mark.parametrize(
    "change",
    [{"q": "herons"}, {"sector": ["housing"]}, {"exact": True}, {"as_typed": True}],
    ids=str,
)
def test_another_question_is_not(add_case, change):
    add_case("Otters and herons")

    first = search_case_studies(q="otters")

    assert search_case_studies(**{"q": "otters"} | change).answer is not first.answer


def test_an_order_shares_the_answer_and_keeps_its_own_order(add_case):
    add_case("Otters otters", start_year=2001)
    add_case("A street with otters", start_year=2020)

    by_score = search_case_studies(q="otters")
    by_year = search_case_studies(q="otters", sort="newest")

    assert by_year.answer is by_score.answer
    assert by_year.ids == by_score.ids[::-1]


def test_an_answer_ends_when_the_index_changes(add_case):
    page = add_case("Otters in the open")
    search_case_studies(q="otters")
    before = current_library()

    # The index alone changes, as when a worker catches up after the page was saved.
    page.title = "Herons"
    get_search_backend().get_index_for_model(CaseStudyPage).add_items(CaseStudyPage, [page])

    assert current_library() is before
    assert search_case_studies(q="otters").total == 0


def test_an_answer_of_the_commit_before_is_not_kept_as_one_of_the_new(add_case, monkeypatch):
    page = add_case("Otters in the open")
    search_case_studies(q="herons")
    index = get_search_backend().get_index_for_model(CaseStudyPage)
    page.title = "Herons"
    index.add_items(CaseStudyPage, [page])
    monkeypatch.setattr(commits, "WAIT_SECONDS", 0.01)

    with index.readers.kept.opening:  # as while another thread opens the new commit
        assert search_case_studies(q="otters").total == 1

    assert search_case_studies(q="otters").total == 0
    assert search_case_studies(q="herons").total == 1


@pytest.mark.parametrize("failing", ["matches", "words"])
def test_nothing_is_kept_of_an_index_that_could_not_be_read(add_case, monkeypatch, failing):
    add_case("Otters in the open")
    readers = get_search_backend().get_index_for_model(CaseStudyPage).readers

    def fail(*args):
        raise MemoryError

    with monkeypatch.context() as patch:
        if failing == "matches":
            patch.setattr(matches, "run", fail)
        else:
            patch.setattr(Snapshot, "document_frequencies", fail)
        meanwhile = search_case_studies(q="otters")
    readers.broken = (None, 0.0)  # as when its rest is over
    after = search_case_studies(q="otters")

    assert (meanwhile.total, meanwhile.is_simple) == (1, True)
    assert (after.total, after.is_simple) == (1, False)
    assert current_library().vocabulary(current_engine()).is_known("otters")


def test_an_answer_ends_when_the_library_changes(add_case):
    page = add_case("Otters in the open")
    assert search_case_studies(q="otters").total == 1

    page.unpublish()

    assert search_case_studies(q="otters").total == 0


@pytest.mark.parametrize(
    "address",
    [
        "/search/",
        "/search/?q=otters",
        "/search/?q=otterz+herons",
        "/search/?q=otters&sector=housing&barrier=data-sharing&how_far=overcome&sort=checked",
    ],
)
def test_the_search_page_asks_the_database_a_dozen_times_at_most(add_case, client, address):
    for number in range(25):
        add_case(f"Otters and herons {number}")
    client.get(address)

    with CaptureQueriesContext(connection) as captured:
        page = client.get(address)

    assert b"app-card__title" in page.content
    assert len(captured) <= 12, [query["sql"][:100] for query in captured]

"""The same question asked twice is worked out once; whatever changes the answer is noticed."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.search.backends import get_search_backend

from practices.case_studies.models import CaseStudyPage
from search import library as search_library
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

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from search.suggest.kinds import MOST_IN_ALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggested(client):
    """What the box suggests: (kind, text) of each, in order."""

    def ask(typed):
        response = client.get("/search/suggest/", {"q": typed})
        assert response.status_code == 200
        groups = response.json()["groups"]
        return [(group["title"], item["text"]) for group in groups for item in group["items"]]

    return ask


def item(client, typed, text):
    groups = client.get("/search/suggest/", {"q": typed}).json()["groups"]
    return next(item for group in groups for item in group["items"] if item["text"] == text)


def test_things_of_every_kind_are_suggested_by_kind(suggested, add_case):
    add_case("Data for homes")

    found = suggested("data")

    assert ("Barriers", "Data sharing") in found
    assert found[-1] == ("Case studies", "Data for homes")


def test_a_thing_with_a_page_leads_to_it(client, add_case):
    page = add_case("Warm homes")

    assert item(client, "warm", "Warm homes") == {
        "text": "Warm homes",
        "url": page.url,
        "detail": "Hull",
    }
    assert item(client, "data", "Data sharing")["url"] == "/barriers/data-sharing/"


def test_a_place_is_searched_for(client, add_case):
    add_case("Warm homes")
    add_case("Cold homes")

    assert item(client, "hul", "Hull") == {
        "text": "Hull",
        "url": "/search/?q=Hull",
        "question": "Hull",
    }


def test_a_case_is_found_by_its_place_too(suggested, add_case):
    add_case("Warm homes")

    assert ("Case studies", "Warm homes") in suggested("hull warm")


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize(
    "leave",
    [lambda page: page.unpublish(), hide, lambda page: page.delete()],
    ids=["unpublished", "private", "deleted"],
)
def test_what_visitors_may_not_see_is_not_suggested(suggested, add_case, leave):
    page = add_case("Warm homes")
    assert suggested("warm")

    leave(page)

    assert suggested("warm") == []
    assert suggested("hull") == []


def test_few_are_suggested_however_many_there_are(suggested, add_case):
    for number in range(20):
        add_case(f"Data for homes {number}")

    found = suggested("data")

    assert len(found) == MOST_IN_ALL
    assert ("Barriers", "Data sharing") in found


@pytest.mark.parametrize("typed", ["", "w", "\0\0", "-*\"'", "otters " * 5000, "%", "\ud83e"])
def test_odd_beginnings_suggest_nothing(client, add_case, typed):
    add_case("Warm homes")

    response = client.get("/search/suggest/", {"q": typed.encode("utf-8", "replace")})

    assert response.json() == {"groups": [], "said": "No suggestions."}


def test_markup_stays_what_it_was(client, add_case):
    add_case("<b>Warm</b> homes")

    response = client.get("/search/suggest/?q=warm")

    assert response["Content-Type"] == "application/json"
    assert item(client, "warm", "<b>Warm</b> homes")


def test_queries_do_not_grow_with_the_library(client, add_case):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/search/suggest/?q=warm")
        return len(captured)

    add_case("Warm homes")
    client.get("/search/suggest/?q=warm")  # warms what Django itself keeps
    one = queries()
    for _ in range(8):
        add_case("Warm homes")

    assert queries() == one


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_asking_again_costs_one_query(client, add_case, django_assert_num_queries):
    add_case("Warm homes")
    client.get("/search/suggest/?q=wa")

    with django_assert_num_queries(1):
        client.get("/search/suggest/?q=warm")

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.library import current_library
from search.views import PER_PAGE

pytestmark = pytest.mark.django_db


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def queries(client, address):
    client.get(address)  # warms what Django itself keeps
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(address)
    return len(captured)


EVERYTHING = "/search/?q=homes&barrier=data-sharing&how_far=overcome&sector=housing&sort=checked"


def test_a_case_in_the_list_says_what_an_officer_looks_for(client, add_case):
    add_case("Warm homes")

    page = get(client, "/search/")

    assert "1 case study<" in page
    for words in (
        "Hull",
        "Running",
        "Started 2019",
        "Promising signs",
        "<dt>Barriers overcome</dt><dd>Data sharing</dd>",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("address", "day", "is_told"),
    [
        pytest.param("/search/", 30, False, id="lately"),
        pytest.param("/search/", 400, True, id="long ago"),
        pytest.param("/search/?sort=checked", 30, True, id="sorted by it"),
    ],
)
def test_when_a_case_was_checked_is_told_where_it_matters(client, add_case, address, day, is_told):
    checked = (timezone.localdate() - timedelta(days=day)).isoformat()
    add_case("Warm homes", last_checked=checked)

    assert ("<dt>Last checked</dt>" in get(client, address)) == is_told


def test_the_library_page_shows_the_same_list(client, add_case):
    add_case("Warm homes")

    page = get(client, "/practices/")

    assert "Warm homes" in page
    assert 'action="/practices/"' in page


def test_only_the_library_itself_is_for_search_engines(client, add_case):
    add_case("Warm homes")

    assert "noindex" not in get(client, "/practices/")
    for address in ("/search/", "/practices/?q=homes", "/practices/?sector=housing"):
        assert "noindex" in get(client, address)
    assert '<link rel="canonical" href="http://testserver/practices/">' in get(
        client, "/practices/?q=homes"
    )


def test_a_chosen_filter_can_be_taken_off(client, add_case):
    add_case("Warm homes")

    page = get(client, "/search/?q=homes&sector=housing&status=running")

    assert 'href="?q=homes&amp;status=running"' in page
    assert 'href="?q=homes&amp;sector=housing"' in page


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("homes", "1 case study for “homes”</h1>"),
        ("otters", "No case studies for “otters”</h1>"),
        ("%3Chomes%3E", "for “&lt;homes&gt;”</h1>"),
        ("warm+" * 30, f"for “{'warm ' * 11}warm…”</h1>"),
        ("+", "1 case study</h1>"),
    ],
    ids=["one", "none", "markup", "long", "empty"],
)
def test_the_heading_says_what_was_searched_for(client, add_case, question, words):
    add_case("Warm homes")

    page = get(client, f"/search/?q={question}")

    assert words in page


def test_the_box_and_the_heading_call_them_case_studies(client, add_case):
    add_case("Warm homes")

    page = get(client, "/practices/")

    assert "Search case studies</label>" in page
    assert "1 case study</h1>" in page


@pytest.mark.parametrize("question", ["homes", "otters"], ids=["found", "nothing found"])
def test_filters_and_sort_can_be_skipped(client, add_case, question):
    add_case("Warm homes")

    page = get(client, f"/search/?q={question}")

    skip, filters = page.index('<a href="#results"'), page.find('class="app-filters"')
    results = page.index('<section id="results" tabindex="-1"')
    assert skip < results
    if question == "homes":
        assert skip < filters < page.index('name="sort"') < results < page.index("app-card__title")
    else:
        assert results < page.index("We found no case study for this")


def test_how_far_says_whose_barrier_it_asks_about(client, add_case):
    add_case("Warm homes")
    hint = "Choose a barrier to see how far that one was overcome."

    # The words of a barrier do not choose it.
    without = get(client, "/search/?q=data+sharing&how_far=overcome")
    assert '<legend class="govuk-visually-hidden">How far any barrier was overcome<' in without
    assert "How far it was overcome" not in without
    assert hint in without
    for choice in ("barrier=data-sharing", "barrier=data-sharing&how_far=overcome"):
        chosen = get(client, f"/search/?{choice}")
        assert '<legend class="govuk-visually-hidden">How far it was overcome<' in chosen
        assert "How far any barrier" not in chosen
        assert hint not in chosen


def test_matched_words_are_marked_and_markup_is_only_text(client, add_case):
    add_case("Warm homes", summary="<script>alert(1)</script> for homes.")

    page = get(client, "/search/?q=homes")

    assert "&lt;script&gt;alert(1)&lt;/script&gt; for <mark>homes</mark>." in page


def test_added_words_are_shown_with_a_way_to_leave_them_out(client, add_case, add_synonyms):
    add_synonyms("dwellings", "homes")
    add_case("Warm homes")

    page = get(client, "/search/?q=dwellings")

    assert "Also searched for homes" in page
    assert 'href="?q=dwellings&amp;exact=1"' in page


def test_of_many_added_words_a_few_are_named_and_none_twice(client, add_case, add_synonyms):
    # "home" and "homes" are one, and "dwelling" is what was asked for.
    add_synonyms("dwellings", "homes", "home", "houses", "flats", "lodgings", "dwelling")
    add_case("Warm homes")

    page = get(client, "/search/?q=dwellings")

    said = page.split("Also searched for")[1].split("</details>")[0]
    shown, folded = said.split("<details")
    first = shown.split("<a")[0].strip(" .").split(", ")
    rest = folded.split('govuk-details__text">')[1].split("</div>")[0].split(", ")
    assert len(first) == 3
    assert "and 1 more" in folded
    told = {word.removesuffix("s") for word in [*first, *rest]}
    assert told == {"home", "house", "flat", "lodging"}


def test_where_no_case_has_all_the_words_the_heading_says_so(client, add_case):
    add_case("Warm otters")

    page = get(client, "/search/?q=otters+badgers")

    assert "No case study has all of these words</h1>" in page
    assert "1 has at least half of them</p>" in page


def test_an_empty_page_offers_ways_on(client, add_case):
    add_case("Warm homes", sectors=["housing"])
    add_case("Otters", sectors=["health"])

    page = get(client, "/search/?q=otters&sector=housing")

    assert "No case studies for “otters”" in page
    assert "We found no case study for this" in page
    assert "Without the filter “Sector: Housing”</a> (1)" in page
    assert "without the words “otters”</a> (1)" in page
    assert "/contact/?about=missing&amp;q=otters" in page


def test_filters_that_leave_nothing_offer_any_of_the_words(client, add_case):
    add_case("Warm otters", sectors=["health"])
    add_case("Otters", sectors=["housing"])

    page = get(client, "/search/?q=warm+otters&sector=housing&year=2019&status=running")

    assert 'href="?q=warm+OR+otters&amp;sector=housing&amp;status=running&amp;year=2019"' in page


@pytest.mark.parametrize(
    "query",
    [
        "q=%00%00",
        "q=" + "a%20" * 30_000,
        'q="',
        "q=*%20-%20%22%22%20OR",
        "q=%F0%9F%A6%A6%ED%A0%80%FF",
        "page=9999",
        "page=" + "9" * 5000,
        "page=-1",
        "page=x",
        "sector=nothing-known",
        "sector=%00&barrier=%27%22%3E",
        "year=1e9&year=0",
        "sort=colour",
        "exact=maybe",
        "colour=red",
    ],
)
def test_odd_addresses_give_a_sensible_page(client, add_case, query):
    add_case("Warm homes")

    page = get(client, f"/search/?{query}")

    assert " case stud" in page


def test_unknown_values_are_dropped(client, add_case):
    add_case("Warm homes")

    assert "1 case study<" in get(client, "/search/?sector=nothing-known&sort=colour")


def test_a_long_question_is_cut_and_says_so(client, add_case):
    add_case("Warm homes")

    assert "its first 500 characters" in get(client, "/search/?q=" + "homes+" * 200)


def test_a_page_beyond_the_last_shows_the_last(client, add_case):
    for number in range(PER_PAGE + 1):
        add_case(f"Case {number:02}")

    page = get(client, "/search/?page=9999&status=running")

    assert page.count("app-card__title") == 1
    assert 'href="?status=running&amp;page=1"' in page


def test_queries_stay_few_and_do_not_grow_with_the_list(client, add_case):
    def add(number):
        for _ in range(number):
            add_case("Warm homes")

    add(2)
    two = queries(client, EVERYTHING)
    add(38)
    forty = queries(client, EVERYTHING)

    assert two == forty
    assert forty <= 25


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_library_is_kept_until_something_changes(add_case):
    page = add_case("Warm homes")
    kept = current_library()

    assert current_library() is kept
    page.unpublish()
    assert current_library().table.rows == {}


def test_nothing_is_kept_that_was_read_inside_a_transaction(add_case):
    add_case("Warm homes")

    assert current_library() is not current_library()


def test_new_words_of_the_same_meaning_count_at_once(add_case, add_synonyms):
    before = current_library().stamp
    add_synonyms("dwellings", "homes")

    assert current_library().stamp > before


def test_cases_with_some_of_the_words_stand_below_and_are_not_counted(client, add_case):
    add_case("Otters and badgers")
    add_case("Otters alone")

    page = get(client, "/search/?q=otters+badgers")

    assert "1 case study for" in page
    assert '<a class="govuk-link" href="#near">1 more has some of your words</a>' in page
    below = page.split("Case studies with some of your words")[1]
    assert "<mark>Otters</mark>" in below or "Otters alone" in below

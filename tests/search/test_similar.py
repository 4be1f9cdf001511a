import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils.text import slugify
from wagtail.models import PageViewRestriction

from search import similar
from search.backend.text import analyse
from search.library import current_library
from search.likeness import shown
from search.similar import in_sentence, similar_cases

pytestmark = pytest.mark.django_db


@pytest.fixture
def add_apart(add_case, met):
    """Adds a case that shares nothing with any other but what is given."""

    def add(title, **shared):
        own = slugify(title)
        filed = {name: [own] for name in ("sectors", "approaches", "population_groups")}
        return add_case(title, **{"barriers": [met(own)], **filed, **shared})

    return add


def test_cases_that_share_most_come_first_with_the_reason(add_apart, met):
    page = add_apart("This", barriers=[met("data-sharing")], approaches=["key-worker"])
    add_apart("Same approach", approaches=["key-worker"])
    add_apart("Same two", barriers=[met("data-sharing", "eased")], approaches=["key-worker"])
    add_apart("Other")

    found = [(row.page.title, row.reasons) for row in similar_cases(page)]

    assert found == [
        ("Same two", ["same barrier: data sharing", "same approach: key worker"]),
        ("Same approach", ["same approach: key worker"]),
    ]


def test_there_are_two_reasons_with_one_name_each(add_apart, met):
    shared = {
        "barriers": [met(name) for name in ("data-sharing", "leadership", "funding")],
        "approaches": ["key-worker"],
        "sectors": ["housing"],
    }
    page = add_apart("This", **shared)
    add_apart("Alike", **shared)

    (found,) = similar_cases(page)

    barriers, approach = found.reasons
    assert barriers.startswith("same barriers: ")
    assert "," not in barriers
    assert barriers.endswith(" and 2 more")
    assert approach == "same approach: key worker"


def test_four_are_the_most(add_case):
    page = add_case("This")
    for number in range(6):
        add_case(f"Case {number}")

    assert len(similar_cases(page)) == 4


@pytest.fixture
def add_about(add_apart):
    """Adds a case that shares nothing with another but the words of its title and problem."""

    def add(title, problem, **shared):
        return add_apart(title, summary=f"{title}.", problem=problem, **shared)

    return add


def test_cases_that_speak_of_the_same_are_alike(add_about):
    page = add_about("Leaving hospital", "Discharge came late and reablement never began.")
    add_about("Going home", "Wards held people whose discharge and reablement had no plan.")
    for number in range(3):
        add_about(f"Other {number}", f"Flytipping on street {number}.")

    (found,) = similar_cases(page)

    assert found.page.title == "Going home"
    assert found.reasons == ["both speak of discharge, reablement"]


def test_of_cases_that_share_the_same_the_one_that_speaks_of_the_same_comes_first(add_about):
    shared = {"approaches": ["key-worker"]}
    page = add_about("Leaving hospital", "Discharge came late, reablement never.", **shared)
    add_about("A", "Flytipping on every street.", **shared)
    add_about("Z", "A discharge without reablement.", **shared)
    for number in range(2):
        add_about(f"Other {number}", f"Noise at night {number}.")

    found = [(row.page.title, row.reasons) for row in similar_cases(page)]

    assert found == [
        ("Z", ["same approach: key worker", "both speak of discharge, reablement"]),
        ("A", ["same approach: key worker"]),
    ]


def test_a_word_that_another_case_says_in_passing_does_not_make_them_alike(add_about):
    page = add_about("Leaving hospital", "Discharge came late and reablement never began.")
    add_about("Other", "Flytipping.", who_it_serves="After discharge or reablement, anybody.")
    add_about("Another", "Noise.")

    assert similar_cases(page) == []


def test_a_word_of_every_case_makes_none_alike(add_about):
    page = add_about("One", "Councils and hospitals.")
    add_about("Two", "Councils and hospitals.")
    add_about("Three", "Councils and hospitals.")

    assert similar_cases(page) == []


def test_a_hidden_case_is_not_found_by_its_words_either(add_about):
    page = add_about("Leaving hospital", "Discharge came late and reablement never began.")
    hidden = add_about("Hidden", "Discharge and reablement.")
    add_about("Other", "Noise.")
    assert similar_cases(page)

    hidden.unpublish()

    assert similar_cases(page) == []


def test_asked_again_it_costs_no_more_than_before(add_about, monkeypatch):
    page = add_about("Leaving hospital", "Discharge came late and reablement never began.")
    add_about("Going home", "Discharge and reablement.")
    add_about("Other", "Noise.")
    library = current_library()
    monkeypatch.setattr(similar, "current_library", lambda: library)
    similar_cases(page)

    with CaptureQueriesContext(connection) as queries:
        assert similar_cases(page)

    assert len(queries) == 1


def test_without_an_index_what_they_are_filed_under_still_counts(add_about, tmp_path, settings):
    page = add_about("This", "Discharge and reablement.", approaches=["key-worker"])
    add_about("Other", "Discharge and reablement.", approaches=["key-worker"])
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backend", "PATH": tmp_path / "none"}
    }

    (found,) = similar_cases(page)

    assert found.reasons == ["same approach: key worker"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reablement at home", ["reablement"]),
        ("The Hull way. Fuel poverty in Hull", ["Hull", "fuel", "poverty"]),
        ("NHS staff's flats", ["NHS", "staff", "flats"]),
    ],
)
def test_words_stand_as_inside_a_sentence(text, expected):
    found = [shown(text, token) for token in analyse(text)]

    assert set(expected) <= set(found)


def test_hidden_cases_are_not_among_them(add_case):
    page = add_case("This")
    add_case("Unpublished").unpublish()
    private = add_case("Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    assert similar_cases(page) == []


def test_short_forms_keep_their_capitals():
    assert in_sentence("Data sharing") == "data sharing"
    assert in_sentence("NHS staff") == "NHS staff"


def test_the_tag_shows_them_with_the_reason(rf, add_apart):
    page = add_apart("This", approaches=["key-worker"])
    other = add_apart("Other", approaches=["key-worker"])
    template = Template("{% load similar %}{% similar_cases page %}")

    html = template.render(Context({"page": page, "request": rf.get("/")}))

    assert f'href="{other.url}"' in html
    assert "Same approach: key worker" in html

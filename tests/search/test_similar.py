import pytest
from django.template import Context, Template
from django.utils.text import slugify
from wagtail.models import PageViewRestriction

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

    found = [(row.page.title, row.reason) for row in similar_cases(page)]

    assert found == [
        ("Same two", "same barrier: data sharing; same approach: key worker"),
        ("Same approach", "same approach: key worker"),
    ]


def test_a_reason_names_two_sorts_and_two_names_of_each(add_apart, met):
    shared = {
        "barriers": [met(name) for name in ("data-sharing", "leadership", "funding")],
        "approaches": ["key-worker"],
        "sectors": ["housing"],
    }
    page = add_apart("This", **shared)
    add_apart("Alike", **shared)

    (found,) = similar_cases(page)

    barriers, approach = found.reason.split("; ")
    assert barriers.startswith("same barriers: ")
    assert barriers.count(",") == 1
    assert barriers.endswith(" and 1 more")
    assert approach == "same approach: key worker"


def test_four_are_the_most(add_case):
    page = add_case("This")
    for number in range(6):
        add_case(f"Case {number}")

    assert len(similar_cases(page)) == 4


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

"""Whatever is nested in whatever, the index finds what plain set logic finds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText
from wagtail.models import Page

WORDS = ["damp", "mould", "heat", "plan"]
TITLES = [
    "damp",
    "mould",
    "damp mould",
    "mould damp",
    "heat plan",
    "plan damp mould heat",
    "heat",
    "damp damp plan",
]

texts = st.lists(st.sampled_from([*WORDS, "absent"]), min_size=1, max_size=3).map(" ".join)
leaves = st.one_of(
    st.builds(PlainText, texts, st.sampled_from(["and", "or"])),
    st.builds(Phrase, texts),
    st.builds(Fuzzy, texts, st.sampled_from(["and", "or"])),
    st.just(MATCH_ALL),
)


def nested(trees):
    several = st.lists(trees, min_size=1, max_size=3)
    return st.one_of(
        st.builds(And, several),
        st.builds(Or, several),
        st.builds(Not, trees),
        st.builds(Boost, trees, st.sampled_from([0.5, 3.0])),
    )


def matches(query, title: str) -> bool:
    words = title.split()
    match query:
        case PlainText() | Fuzzy():
            every = all if query.operator == "and" else any
            return every(word in words for word in query.query_string.split())
        case Phrase():
            return f" {query.query_string} " in f" {title} "
        case Boost():
            return matches(query.subquery, title)
        case Not():
            return not matches(query.subquery, title)
        case And():
            return all(matches(part, title) for part in query.subqueries)
        case Or():
            return any(matches(part, title) for part in query.subqueries)
    return True


@pytest.fixture
def pages(backend, add_page):
    backend.reset_indexes()
    # One commit a page, and one replaced: several segments, with a deletion among them.
    for title in TITLES:
        page = add_page(title)
    page.save()


trees = st.deferred(lambda: leaves | nested(trees))


@given(query=trees)
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@pytest.mark.django_db
def test_nested_queries_find_what_set_logic_finds(pages, backend, titles, query):
    expected = {title for title in TITLES if matches(query, title)}

    assert titles(backend.search(query, Page)) == expected

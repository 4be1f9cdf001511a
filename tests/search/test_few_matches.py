"""Which cases come first, and which are offered where few have all that was asked."""

import numpy as np
import pytest

from practices.case_studies.models import CaseStudyPage
from search.engines.protocol import Hits
from search.partial import with_half
from search.service import search_case_studies


def titles(results):
    return [page.title for page in results[:20]]


def near(results):
    titles = dict(CaseStudyPage.objects.values_list("pk", "title"))
    return [titles[pk] for pk in results.near_ids]


def hits(**scores):
    keys = sorted(scores)
    return Hits(
        np.array([ord(key) for key in keys], np.int64),
        np.array([scores[key] for key in keys], np.float32),
    )


@pytest.mark.parametrize(
    ("things", "expected"),
    [
        pytest.param([hits(a=1, b=2), hits(a=3, c=1), hits(a=1), hits(b=1)], {"a": 5, "b": 3},
                     id="half of the things, with what they score"),
        pytest.param([hits(a=1), hits(b=2), hits(), hits(), hits()], {"a": 1, "b": 2},
                     id="the most there is, where nothing has half"),
        pytest.param([hits(), hits()], {}, id="nothing"),
    ],
)  # fmt: skip
def test_half_of_the_things_asked_for(things, expected):
    found = with_half(things)

    scores = zip(found.keys.tolist(), found.scores.tolist(), strict=True)
    assert {chr(key): score for key, score in scores} == expected


def test_words_side_by_side_come_first(add_case):
    add_case("Safeguarding otters for every family of the river")
    add_case("The family safeguarding of otters on every river")

    assert titles(search_case_studies(q="family safeguarding"))[0].startswith("The family")


def test_others_with_some_of_the_words_are_offered_but_not_counted(add_case):
    add_case("Otters and badgers")
    add_case("Otters alone")
    add_case("Herons")

    results = search_case_studies(q="otters badgers")

    assert titles(results) == ["Otters and badgers"]
    assert results.total == 1
    assert near(results) == ["Otters alone"]
    assert not results.is_widened


def test_what_is_offered_has_at_least_half_of_what_was_asked(add_case):
    add_case("Otters badgers herons voles")
    add_case("Otters badgers")
    add_case("Otters")

    assert near(search_case_studies(q="otters badgers herons voles")) == ["Otters badgers"]


def test_filters_hold_for_what_is_offered_too(add_case):
    add_case("Otters and badgers", status="running")
    add_case("Otters alone", status="stopped")

    assert near(search_case_studies(q="otters badgers", status=["running"])) == []


def test_nothing_more_is_offered_where_enough_have_all(add_case):
    for number in range(10):
        add_case(f"Otters and badgers {number}")
    add_case("Otters alone")

    assert search_case_studies(q="otters badgers").near_ids == []


def test_a_term_that_editors_know_is_met_as_a_whole_first(add_case, add_synonyms):
    add_synonyms("otter sharing", "shared otters")
    add_case("Shared otters")
    add_case("Otter sharing")
    add_case("Sharing rivers with an otter")

    results = search_case_studies(q="otter sharing")

    assert set(titles(results)) == {"Otter sharing", "Shared otters"}
    assert near(results) == ["Sharing rivers with an otter"]


def test_words_of_a_known_term_may_stand_apart_where_nothing_has_it(add_case, add_synonyms):
    add_synonyms("otter sharing", "shared otters")
    add_case("Sharing rivers with an otter")

    results = search_case_studies(q="otter sharing")

    assert titles(results) == ["Sharing rivers with an otter"]
    assert not results.is_widened


def test_an_acronym_in_capitals_means_what_it_stands_for(add_case, add_synonyms):
    add_synonyms("SEND", "special needs", capitals_only=["SEND"])
    add_case("Send send send otters")
    add_case("Help with special needs in schools of the river")

    assert titles(search_case_studies(q="SEND"))[0].startswith("Help")


def test_what_is_offered_is_visible(add_case):
    add_case("Otters and badgers")
    add_case("Otters alone").unpublish()

    assert search_case_studies(q="otters badgers").near_ids == []

"""The known word nearest to a mistyped one."""

from random import Random

import numpy as np
import pytest

from search.question.spelling import LONGEST, Spellings, distances_to
from search.question.vocabulary import Vocabulary

KNOWN = {
    "homelessness": 9, "housing": 40, "hosting": 2, "safeguarding": 7, "marac": 1, "march": 50,
    "ynys": 1, "môn": 1, "llandudno": 2, "commissioning": 8, "commission": 9, "form": 3, "from": 5,
    "thresholds": 4, "tŷ": 1, "neighbourhood": 6,
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("homelesness", "homelessness", id="a letter left out"),
        pytest.param("homelessnesss", "homelessness", id="a letter too many"),
        pytest.param("safegaurding", "safeguarding", id="two letters swapped"),
        pytest.param("thrasholds", "thresholds", id="another letter"),
        pytest.param("Llandudmo", "llandudno", id="a capital"),
        pytest.param("comisioning", "commissioning", id="two slips in a long word"),
        pytest.param("hoasing", "housing", id="of two as near, the more frequent"),
        pytest.param("nieghborhood", "neighbourhood", id="a swap and a letter left out"),
        pytest.param("fxm", None, id="too short to guess"),
        pytest.param("fomr", "form", id="one slip in a short word"),
        pytest.param("fmor", None, id="two slips in a short word"),
        pytest.param("zeppelin", None, id="nothing near"),
        pytest.param("", None, id="nothing at all"),
    ],
)
def test_nearest(typed, meant):
    assert Vocabulary(KNOWN).nearest(typed) == meant


def test_nothing_is_near_where_nothing_is_known():
    assert Vocabulary({}).nearest("homelessness") is None
    assert not Vocabulary({}).is_known("homelessness")


def slow_distance(one, other):
    """Optimal string alignment, written out as in the textbook."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            best = min(
                table[i - 1, j] + 1,
                table[i, j - 1] + 1,
                table[i - 1, j - 1] + (one[i - 1] != other[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                best = min(best, table[i - 2, j - 2] + 1)
            table[i, j] = best
    return table[len(one), len(other)]


def test_distances_are_those_of_the_textbook():
    random = Random(3)
    words = ["".join(random.choices("abc", k=random.randint(1, 8))) for _ in range(200)]
    spellings = Spellings(words, np.ones(len(words)))

    for typed in words[:40]:
        codes = np.array([ord(letter) for letter in typed])
        found = distances_to(codes, spellings.letters, spellings.lengths)

        assert found.tolist() == [slow_distance(typed, word) for word in words]


def test_two_words_written_as_one_are_told_apart():
    known = Vocabulary({"multi": 3, "agency": 5, "agencies": 1})

    assert known.nearest("Multiagency") == "multi agency"
    assert known.nearest("multizebra") is None


def test_very_long_words_do_no_harm():
    assert Vocabulary({"a" * 60: 1}).nearest("a" * (LONGEST + 20)) == "a" * 60


def test_a_beginning_is_completed_by_the_commonest_words_first():
    known = Vocabulary(KNOWN)

    assert known.beginning_with("comm") == ["commission", "commissioning"]
    assert known.beginning_with("comm", most=1) == ["commission"]
    assert known.beginning_with("Ty") == ["tŷ"]
    assert known.beginning_with("zz") == []


def test_all_forms_of_a_known_word_are_told():
    known = Vocabulary({"warden": 2, "wardens": 1, "ward": 5})

    assert known.is_known("Warden's")
    assert sorted(known.forms("wardens")) == ["warden", "wardens"]

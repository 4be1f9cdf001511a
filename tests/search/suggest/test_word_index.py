import pytest

from search.suggest.word_index import WordIndex

TEXTS = [
    "Homes for people with data",
    "Data sharing",
    "Sharing of food",
    "Tŷ Gwyn: a house in Bangor",
    "Digital and data",
]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("da", ["Data sharing", "Digital and data", "Homes for people with data"],
                     id="what begins so comes first"),
        pytest.param("data sh", ["Data sharing"], id="every word counts"),
        pytest.param("sharing data", ["Data sharing"], id="in any order"),
        pytest.param("shared da", ["Data sharing"], id="another form of the word"),
        pytest.param("TY gw", ["Tŷ Gwyn: a house in Bangor"], id="without accents or capitals"),
        pytest.param("sharing of fo", ["Sharing of food"], id="little words do not matter"),
        pytest.param("data of sh", ["Data sharing"], id="even where they do not stand"),
        pytest.param("ata", [], id="not in the middle of a word"),
        pytest.param("data otters", [], id="no part of the words"),
        pytest.param(" -*", [], id="no words"),
    ],
)  # fmt: skip
def test_texts_are_found_by_the_beginnings_of_their_words(typed, expected):
    assert [TEXTS[place] for place in WordIndex(TEXTS).find(typed)] == expected

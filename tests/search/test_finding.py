"""No word of a question is passed over in a text, however it is written there."""

from pathlib import Path

import pytest

from search.backend.text import stem, words
from search.passages.finding import find

LIBRARY = Path(__file__).parents[2] / "fixtures"


def is_found(word: str) -> bool:
    term = (stem(word),)
    found = find(f"1066: {word}, 2066.", frozenset({term}))
    return found.terms == {term} and found.text[found.hits[0].start :].startswith(word)


def test_every_word_of_the_library_is_found_by_its_stem():
    texts = [path.read_text() for path in LIBRARY.rglob("*.json")]
    written = {word for text in texts for word in words(text)}

    assert len(written) > 5_000
    assert [word for word in written if not is_found(word)] == []


@pytest.mark.parametrize(
    "word",
    ["dying", "tied", "lies", "skies", "hoping", "hopped", "happily", "only", "agreed", "sized",
     "O’Neill’s", "don't", "Tŷ", "Llŷn", "CAFÉ", "soft\u00adhyphen", "a", "11", "relational",
     "sensibility", "generously", "Straße", "Æthelred", "cafe\u0301"],
)  # fmt: skip
def test_odd_words_are_found(word):
    assert is_found(word)


def test_a_name_with_an_apostrophe_is_found_without_it():
    assert find("The O’Brien review of 2019", {("obrien",)}).hits[0][1:] == (4, 11)


def test_words_that_begin_alike_are_not_taken_for_one():
    assert find("hopping hoping hope hop", {(stem("hope"),)}).hits == [
        ((stem("hope"),), 8, 14),
        ((stem("hope"),), 15, 19),
    ]

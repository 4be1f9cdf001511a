"""No text is passed over that has a term."""

from pathlib import Path

import pytest

from search.backend.text import stem, words
from search.passages.hints import beginning, may_hold
from search.passages.marking import find

LIBRARY = Path(__file__).parents[2] / "fixtures"


def test_every_word_of_the_library_begins_as_its_stem_says():
    texts = [path.read_text() for path in LIBRARY.rglob("*.json")]
    written = {word for text in texts for word in words(text)}

    assert len(written) > 5_000
    assert [word for word in written if not may_hold(word, frozenset({(stem(word),)}))] == []


@pytest.mark.parametrize(
    "word",
    ["dying", "tied", "lies", "skies", "hoping", "hopped", "happily", "only", "agreed", "sized",
     "O’Neill’s", "don't", "Tŷ", "Llŷn", "CAFÉ", "soft\u00adhyphen", "a", "11", "relational",
     "sensibility", "generously", "Straße"],
)  # fmt: skip
def test_odd_words_are_not_passed_over(word):
    term = (stem(word),)

    assert may_hold(f"Before {word}, after.", frozenset({term}))
    assert find(f"Before {word}, after.", frozenset({term})).terms == {term}


def test_a_text_without_the_term_is_passed_over():
    terms = frozenset({(stem("homelessness"),), (stem("data"), stem("sharing"))})

    assert not may_hold("Nurses’ visits – £5 each – and shared meals.", terms)
    assert beginning("homeless") == "home"

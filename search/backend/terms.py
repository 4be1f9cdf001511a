"""Read what somebody typed: the terms to look for, however long or odd the text."""

from collections.abc import Callable
from itertools import islice

from search.backend.text import fold, words

# A page pasted into the search box must cost no more than a long question.
MOST_CHARACTERS = 10_000
MOST_TERMS = 64
# Each of these is held against every word of the index.
MOST_FUZZY = 8

# Left out of questions, never out of the index: a phrase may need them.
SMALL_WORDS = (
    "a about an and any are as at be been by can do does for from had has have how i if in into is "
    "it its of on or our so that the their them there these they this to was we were what when "
    "where which who whom whose why will with would you your"
)
STOP_WORDS = frozenset(SMALL_WORDS.split())


def typed_words(text: str) -> list[str]:
    """The first words of a question, as typed."""
    return list(islice(words(text[:MOST_CHARACTERS]), MOST_TERMS))


def telling_words(text: str) -> list[str]:
    """The words that tell documents apart; all of them, where none does."""
    typed = typed_words(text)
    return [word for word in typed if fold(word) not in STOP_WORDS] or typed


def unique_terms(typed: list[str], to_term: Callable[[str], str]) -> list[str]:
    """The term of each word, once, in the order typed."""
    return list(dict.fromkeys(term for term in map(to_term, typed) if term))

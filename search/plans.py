"""Public plans beside the cases that a search finds."""

from collections.abc import Iterator

from practices.plans.models import Plan
from practices.plans.public.listing import find_public
from practices.plans.public.words import readers
from search.asked import Asked
from search.backend.terms import STOP_WORDS
from search.backend.text import fold, stem
from search.question.parse import Part, parse

MOST = 5


def plans_found(asked: Asked) -> list[Plan]:
    """A few public plans that have the words of the question; none where nothing was asked.

    Filters are about cases, so they say nothing about plans.
    """
    return find_public(asked.q, MOST) if asked.q else []


def read_question(question: str) -> list[tuple[str, ...]]:
    """The beginnings of words that a question asks for, as `words.readers` has them."""
    return list(_groups(question))


def _groups(question: str) -> Iterator[tuple[str, ...]]:
    parsed = parse(question)
    wanted = [word for part in parsed.wanted for word in part.words]
    has_telling = any(fold(word) not in STOP_WORDS for word in wanted)
    for group in parsed.groups:
        terms = [_terms(part, has_telling) for part in group]
        if len(terms) == 1:
            yield from ((term,) for term in terms[0])
        else:
            # "fire OR ambulance": one of them will do
            yield tuple(term for each in terms for term in each)


def _terms(part: Part, has_telling: bool) -> list[str]:
    words = [word for word in part.words if not has_telling or fold(word) not in STOP_WORDS]
    return [term for term in map(beginning, words) if term]


def beginning(word: str) -> str:
    """What all forms of a word begin with: "polic" for policy and policies."""
    if not word.isascii():
        return word.lower()  # the database knows nothing of letters without their accents
    stemmed = stem(word)
    return stemmed.removesuffix("i") if len(stemmed) > 4 else stemmed


def read_alike() -> None:
    """Let the list of public plans read a question as the search does."""
    readers.append(read_question)

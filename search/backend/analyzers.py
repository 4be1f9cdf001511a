"""What Whoosh calls to turn a field's text into terms.

Each index stores its analyzers by class name, so moving or renaming one asks for a rebuild.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from whoosh.analysis import Token

from search.backend.text import all_words, fold, stem, surface

# Values of one field are kept apart, so that no phrase runs from one into the next.
VALUE_BREAK = "\x1e"
GAP = 100

LONGEST_PREFIX = 20


class Analyzer:
    """Turns text into terms; subclasses say which terms each word gives."""

    def terms(self, words: list[str]) -> Iterable[Iterable[str]]:
        """For each of these words its terms, all of which stand at one place."""
        raise NotImplementedError

    def placed(self, value: str) -> dict[str, list[int]]:
        """The places of every term, in ascending order."""
        found: dict[str, list[int]] = {}
        for place, terms in self.places(value):
            for term in terms:
                if term in found:
                    found[term].append(place)
                else:
                    found[term] = [place]
        return found

    def counted(self, value: str) -> dict[str, int]:
        """How often each term stands in the text."""
        return Counter(term for _, terms in self.places(value) for term in terms)

    def places(self, value: str) -> Iterator[tuple[int, Iterable[str]]]:
        check_is_text(value)
        place = 0
        for part in value.split(VALUE_BREAK):
            words = words_of(part)
            yield from enumerate(self.terms(words), start=place)
            place += len(words) + GAP

    def __call__(self, value: str, mode: str = "", **options) -> Iterator[Token]:
        # Whoosh expects one token object, changed between steps.
        token = Token(mode=mode, **options)
        for place, terms in self.places(value):
            for term in terms:
                token.text, token.pos = term, place
                yield token


class OneTermAnalyzer(Analyzer):
    """Gives one term for every word."""

    to_term: Callable[[str], str]

    def terms(self, words):
        return ((self.to_term(word),) for word in words)

    def placed(self, value):
        check_is_text(value)
        found: dict[str, list[int]] = {}
        start = 0
        for part in value.split(VALUE_BREAK):
            words = words_of(part)
            for place, term in enumerate(map(self.to_term, words), start):
                try:
                    found[term].append(place)
                except KeyError:
                    found[term] = [place]
            start += len(words) + GAP
        return found

    def counted(self, value):
        check_is_text(value)
        return Counter(
            chain.from_iterable(
                map(self.to_term, words_of(part)) for part in value.split(VALUE_BREAK)
            )
        )


class StemAnalyzer(OneTermAnalyzer):
    to_term = staticmethod(stem)


class SurfaceAnalyzer(OneTermAnalyzer):
    to_term = staticmethod(surface)


class PrefixAnalyzer(Analyzer):
    def terms(self, words):
        return (beginnings(fold(word)[:LONGEST_PREFIX]) for word in words)


def beginnings(word: str) -> list[str]:
    return [word[:length] for length in range(1, len(word) + 1)]


def check_is_text(value) -> None:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text")


# The words as written stand in their own column and once more among all: found out once for both.
words_of = lru_cache(maxsize=64)(all_words)

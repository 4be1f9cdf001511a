"""Find short texts by the beginnings of their words. Pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from search.backend.terms import STOP_WORDS
from search.backend.text import fold, stem, words

# Beyond these letters nothing changes between two beginnings.
HIGHEST = "\U0010ffff"


class WordIndex:
    """Texts by their words, folded: small letters, no accents. Asking never changes it."""

    def __init__(self, texts: Sequence[str]):
        self.texts = [[fold(word) for word in words(text)] for text in texts]
        by_word, self._by_stem = defaultdict(set), defaultdict(set)
        for place, folded in enumerate(self.texts):
            for word in folded:
                by_word[word].add(place)
                self._by_stem[stem(word)].add(place)
        self._words = sorted(by_word)
        self._places = [by_word[word] for word in self._words]

    def find(self, typed: str) -> list[int]:
        """Places of the texts that have every word typed, or its beginning; the best first."""
        asked = telling([fold(word) for word in words(typed)])
        if not asked:
            return []
        found = set.intersection(*(self._with(word) for word in asked))
        return sorted(found, key=lambda place: self._rank(place, asked))

    def _with(self, word: str) -> set[int]:
        first = bisect_left(self._words, word)
        last = bisect_left(self._words, word + HIGHEST)
        # Another form of the same word will do as well: sharing for share.
        return set().union(self._by_stem.get(stem(word), ()), *self._places[first:last])

    def _rank(self, place: int, asked: list[str]):
        text = self.texts[place]
        starts_so = " ".join(text).startswith(" ".join(asked))
        where = [n for n, word in enumerate(text) if word.startswith(tuple(asked))]
        return not starts_so, where[0] if where else len(text), len(text), text


def telling(folded: list[str]) -> list[str]:
    """Without little words such as "of", but for the one that is still being typed."""
    return [word for word in folded[:-1] if word not in STOP_WORDS] + folded[-1:]

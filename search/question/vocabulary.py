"""The words of what visitors may see: which are known, how they go on, which are near. Pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

import numpy as np

from search.backend.text import fold, stem
from search.question.spelling import Spellings

MOST_COMPLETIONS = 64
# A shorter beginning or ending of a word is rarely a word of its own.
SHORTEST_HALF = 4
# Sorts after every letter.
LAST = chr(0x10FFFF)


class Vocabulary:
    """Made of words as written with the number of visible cases that have each."""

    def __init__(self, numbers: Mapping[str, int]):
        rows = sorted((fold(word), -number, word) for word, number in numbers.items() if number)
        self.folded = [folded for folded, _, _ in rows]
        self.words = [word for _, _, word in rows]
        self.numbers = np.array([-number for _, number, _ in rows], np.int64)

    def __len__(self):
        return len(self.words)

    def is_known(self, word: str) -> bool:
        """Whether a visible case has the word, in any of its forms."""
        return stem(word) in self._by_stem

    def forms(self, word: str) -> list[str]:
        """All written forms of a word that visible cases have."""
        return [self.words[place] for place in self._by_stem.get(stem(word), ())]

    def beginning_with(self, beginning: str, most: int = MOST_COMPLETIONS) -> list[str]:
        """The commonest words that begin so, the commonest first."""
        start = fold(beginning)
        first, last = bisect_left(self.folded, start), bisect_left(self.folded, start + LAST)
        order = np.argsort(-self.numbers[first:last], kind="stable")[:most]
        return [self.words[first + place] for place in order]

    def nearest(self, word: str) -> str | None:
        """The known word that a mistyped one was most likely meant to be."""
        near = self._spellings.nearest(fold(word))
        return self.words[near[0]] if near else self.apart(word)

    def apart(self, word: str) -> str | None:
        """Two known words that were written as one: "multi agency" for multiagency."""
        places = range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
        halves = [(word[:place], word[place:]) for place in places]
        known = [pair for pair in halves if all(map(self.is_known, pair))]
        # The pair that is best known, by the less known of the two.
        best = max(known, key=lambda pair: min(map(self.number, pair)), default=())
        return " ".join(best).lower() or None

    def number(self, word: str) -> int:
        """How many cases have the form of the word that most have."""
        return max(
            (int(self.numbers[place]) for place in self._by_stem.get(stem(word), ())), default=0
        )

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self.folded, self.numbers)

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        places = defaultdict(list)
        for place, word in enumerate(self.words):
            places[stem(word)].append(place)
        return dict(places)

"""The words of an index as written, and those near to a mistyped one."""

import numpy as np

from search.backend.text import fold

MOST_NEAR = 20


class Lexicon:
    """Words with the number of documents that have each."""

    def __init__(self, frequencies: dict[str, int]):
        self.frequencies = frequencies
        self.words = list(frequencies)
        self.folded = [fold(word) for word in self.words]
        self.letters = np.array([letters(word) for word in self.folded], np.uint64)

    def near(self, word: str) -> dict[str, int]:
        """Words within a few slips of this one and how many slips: nearest, then commonest."""
        folded = fold(word)
        most = slips_allowed(folded)
        # One slip changes two letters at most: this spares measuring nearly every word.
        differing = np.bitwise_count(self.letters ^ np.uint64(letters(folded)))
        found = []
        for place in np.flatnonzero(differing <= 2 * most).tolist():
            slips = distance(folded, self.folded[place], most)
            if slips <= most:
                found.append((slips, -self.frequencies[self.words[place]], self.words[place]))
        return {near: slips for slips, _, near in sorted(found)[:MOST_NEAR]}


def slips_allowed(word: str) -> int:
    if len(word) < 3:
        return 0
    return 1 if len(word) < 6 else 2


def letters(word: str) -> int:
    """Which letters a word has, as a set of bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 64)
    return bits


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap with a neighbour; anything above `most` is a miss."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, previous, row = row, before, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]

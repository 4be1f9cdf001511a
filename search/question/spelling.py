"""The known words nearest to a mistyped one. Pure NumPy.

A slip is a letter added, left out, changed, or swapped with its neighbour (Damerau-Levenshtein,
each stretch changed once: "optimal string alignment"). All words of about the right length and
letters are measured at once, a column of the table of distances for each letter typed.
"""

import numpy as np

SHORTEST = 4
# Up to five letters one slip, beyond that two.
LONG = 6
# Longer words are long enough to be told apart by their beginning.
LONGEST = 32


class Spellings:
    """Words to compare with, most frequent first among equals.

    words: folded, n of them; frequencies: int (n,)
    """

    def __init__(self, words: list[str], frequencies: np.ndarray):
        # Zero, which is no letter, fills the ends of short words.
        self.letters = np.zeros((len(words), LONGEST), np.int32)
        for row, word in enumerate(words):
            codes = [ord(letter) for letter in word[:LONGEST]]
            self.letters[row, : len(codes)] = codes
        self.lengths = (self.letters > 0).sum(axis=1)
        self.sets = letter_sets(self.letters)
        self.frequencies = frequencies

    def nearest(self, word: str, most: int = 1) -> list[int]:
        """Places of the words that fewest slips lead to: nearest first, then most frequent.

        At most `most` of them; none for words too short to guess at.
        """
        typed = np.array([ord(letter) for letter in word[:LONGEST]], np.int32)
        if len(typed) < SHORTEST:
            return []
        slips = 1 if len(typed) < LONG else 2
        own = letter_sets(typed[None, :])
        # One slip changes two letters at most: this spares measuring nearly every word.
        alike = np.bitwise_count(self.sets ^ own) <= 2 * slips
        places = np.flatnonzero(alike & (np.abs(self.lengths - len(typed)) <= slips))
        distances = distances_to(typed, self.letters[places], self.lengths[places])
        near = distances <= slips
        places, distances = places[near], distances[near]
        order = np.lexsort((places, -self.frequencies[places], distances))
        return places[order[:most]].tolist()


def letter_sets(letters: np.ndarray) -> np.ndarray:
    """uint64 (n,): which letters each word has, as bits."""
    bits = np.where(letters > 0, np.uint64(1) << (letters % 64).astype(np.uint64), np.uint64(0))
    return np.bitwise_or.reduce(bits, axis=1, initial=np.uint64(0))


def distances_to(typed: np.ndarray, letters: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """int (n,): the number of slips between what was typed, (m,), and each word, (n, width)."""
    width = int(lengths.max(initial=0))
    before = np.zeros((width + 1, len(letters)), np.int16)
    row = np.repeat(np.arange(width + 1, dtype=np.int16)[:, None], len(letters), axis=1)
    columns = np.ascontiguousarray(letters[:, :width].T)
    for i, letter in enumerate(typed):
        # The table of distances is filled row by row, for all words side by side.
        new = np.empty_like(row)
        new[0] = i + 1
        differs = columns != letter
        for j in range(width):
            best = np.minimum(row[j + 1] + 1, new[j] + 1)
            np.minimum(best, row[j] + differs[j], out=best)
            if i and j:
                is_swap = (columns[j] == typed[i - 1]) & ~differs[j - 1]
                best = np.where(is_swap, np.minimum(best, before[j - 1] + 1), best)
            new[j + 1] = best
        before, row = row, new
    return row[lengths, np.arange(len(letters))]

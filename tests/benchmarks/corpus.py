"""Documents that read like our cases, as many and as long as wanted: the same seed, the same text.

A chain of words: after a word comes one that follows it somewhere in the case files. Each document
keeps to three cases, so that its words come in bursts, as they do in real text. Now and then stands
a made-up name, of a list without end, so that the vocabulary grows with the number of documents.
Both together give frequencies like Zipf's and a vocabulary that grows as Heaps' law says.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

CASES = Path(__file__).parents[2] / "fixtures" / "case_studies"
SHORTEST_TEXT = 4  # words: less is a code or a label
CASES_EACH = 3
JUMPS = 0.06  # how often a document leaves the chain for another place in its cases
NAMES = 0.04  # how often a made-up name stands for a word
NAME_TAIL = 1.2  # the exponent of Zipf's law for the names
SPREAD = 0.25  # of the lengths, as a share of the mean
FACETS = {"sector": 13, "status": 5}


@dataclass(frozen=True)
class Corpus:
    """docs: {id: {"body": text}}; facets: {id: {facet: [value]}}; words: the mean length."""

    docs: dict[str, dict[str, str]]
    facets: dict[str, dict[str, list[str]]]
    words: int

    def __len__(self):
        return len(self.docs)


def make_corpus(number: int, words: int, seed: int = 1) -> Corpus:
    random = np.random.default_rng([seed, number, words])
    texts = [" ".join(text) for text in Chain(random).documents(number, words)]
    docs = {str(place): {"body": text} for place, text in enumerate(texts, start=1)}
    values = {name: skewed(random, number, count) for name, count in FACETS.items()}
    facets = {
        key: {name: [f"{name}-{column[place]}"] for name, column in values.items()}
        for place, key in enumerate(docs)
    }
    return Corpus(docs, facets, words)


def skewed(random, number: int, count: int) -> list[int]:
    """A value for each document; the second is half as common as the first, and so on."""
    shares = 1 / np.arange(1, count + 1)
    return random.choice(count, size=number, p=shares / shares.sum()).tolist()


class Chain:
    def __init__(self, random):
        self.random = random
        cases = [case_words(path) for path in sorted(CASES.glob("*.json"))]
        tokens = [word for case in cases for word in case]
        self.vocabulary, self.source = np.unique(tokens, return_inverse=True)
        # Where each case begins, and where each word stands.
        self.case_starts = np.cumsum([0, *map(len, cases)])
        self.places = np.argsort(self.source, kind="stable")
        self.counts = np.bincount(self.source)
        self.word_starts = np.cumsum([0, *self.counts])

    def documents(self, number: int, words: int) -> Iterator[list[str]]:
        """All documents grow side by side, a word at a time, which is what NumPy is quick at."""
        longest = round(words * (1 + SPREAD))
        lengths = self.random.integers(round(words * (1 - SPREAD)), longest + 1, number)
        homes = self.random.integers(0, len(self.case_starts) - 1, (number, CASES_EACH))
        grown = np.empty((number, longest), np.int32)
        place = self._jump(homes)
        for column in range(longest):
            word = self.source[place]
            grown[:, column] = word
            place = self._after(word)
            jumping = self.random.random(number) < JUMPS
            place[jumping] = self._jump(homes[jumping])
        names = self._names(grown.shape)
        for row, name_row, length in zip(grown, names, lengths, strict=True):
            text = self.vocabulary[row[:length]].tolist()
            for column in np.flatnonzero(name_row[:length]):
                text[column] = name_of(int(name_row[column]))
            yield text

    def _jump(self, homes: np.ndarray) -> np.ndarray:
        which = self.random.integers(0, CASES_EACH, len(homes))
        case = homes[np.arange(len(homes)), which]
        return self._between(self.case_starts[case], self.case_starts[case + 1])

    def _after(self, word: np.ndarray) -> np.ndarray:
        chosen = self._between(self.word_starts[word], self.word_starts[word + 1])
        return (self.places[chosen] + 1) % len(self.source)

    def _between(self, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        return first + (self.random.random(len(first)) * (last - first)).astype(np.int64)

    def _names(self, shape) -> np.ndarray:
        """The rank of a name where one stands, 0 elsewhere."""
        names = np.zeros(shape, np.int64)
        here = self.random.random(shape) < NAMES
        names[here] = np.minimum(self.random.zipf(NAME_TAIL, int(here.sum())), 10**9)
        return names


SYLLABLES = [
    "ba",
    "ke",
    "li",
    "mo",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "wy",
    "ha",
    "del",
    "fer",
    "gan",
    "hol",
    "mer",
    "nor",
    "pen",
    "ros",
    "ter",
    "wick",
    "ford",
    "ham",
    "ley",
]


def name_of(rank: int) -> str:
    """Another name for every rank: Mobake, Tifordra."""
    parts, rest = [], rank + len(SYLLABLES)
    while rest:
        rest, digit = divmod(rest, len(SYLLABLES))
        parts.append(SYLLABLES[digit])
    return "".join(parts).capitalize()


def case_words(path: Path) -> list[str]:
    """Every word of a case file's free text, with its capitals and full stops."""
    return [word for text in free_text(json.loads(path.read_text())) for word in text.split()]


def free_text(value) -> Iterator[str]:
    if isinstance(value, str):
        if value.count(" ") >= SHORTEST_TEXT and "://" not in value:
            yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from free_text(part)

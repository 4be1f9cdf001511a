"""The arrays that hold one segment of an index, wherever they came from."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np

# A posting's frequency and field length fit into 16 bits; frequencies from this on stand apart.
MANY = 255
# One in so many terms is kept at hand.
SAMPLE = 32


@dataclass(frozen=True, eq=False)
class Terms:
    """Sorted terms, end to end in UTF-8. Reads like a sequence of bytes."""

    text: bytes  # or a map of a file: anything whose slices are bytes
    start: int  # where the terms begin in it
    ends: np.ndarray  # int64: where each term ends, counted from `start`; the first entry is 0

    @classmethod
    def of(cls, terms: Iterable[bytes]) -> "Terms":
        terms = list(terms)
        ends = np.zeros(len(terms) + 1, np.int64)
        np.cumsum([len(term) for term in terms], out=ends[1:])
        return cls(b"".join(terms), 0, ends)

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, place: int) -> bytes:
        ends = self.ends
        return self.text[self.start + ends.item(place) : self.start + ends.item(place + 1)]

    def __iter__(self) -> Iterator[bytes]:
        ends = (self.ends + self.start).tolist()
        text = self.text
        return (text[a:b] for a, b in pairwise(ends))

    def find(self, term: bytes) -> int | None:
        place = self.first_from(term)
        return place if place < len(self) and self[place] == term else None

    def beginning_with(self, start: bytes) -> range:
        """The places of all terms that begin like this."""
        # No byte of UTF-8 is as great as 0xff.
        return range(self.first_from(start), self.first_from(start + b"\xff"))

    def first_from(self, term: bytes) -> int:
        """The place of the first term that is not before this one."""
        # Bisecting a list of bytes costs next to nothing, reading a term out of the text does not.
        after = bisect_left(self._sample, term) * SAMPLE
        return bisect_left(self, term, max(after - SAMPLE, 0), min(after, len(self)))

    @cached_property
    def _sample(self) -> list[bytes]:
        return [self[place] for place in range(0, len(self), SAMPLE)]


@dataclass(frozen=True, eq=False)
class Column:
    """The postings of one column, term after term, each term's in order of documents."""

    terms: Terms
    starts: np.ndarray  # int64, one more than terms: where the postings of each begin
    docs: np.ndarray  # int32: document numbers within the segment
    codes: np.ndarray  # uint16: frequency (at most MANY) * 256 + length byte of the field
    many: np.ndarray  # int64: postings with a frequency of MANY or more
    many_frequencies: np.ndarray  # int64: those frequencies
    documents: int  # of the whole segment
    total_length: int  # tokens of all documents
    # Where the positions of each term begin; empty for a column without positions.
    position_starts: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    positions: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int32))

    def postings(self, term: bytes) -> slice | None:
        place = self.terms.find(term)
        return None if place is None else self.postings_at(place)

    def postings_at(self, place: int) -> slice:
        return slice(self.starts.item(place), self.starts.item(place + 1))

    def document_frequencies(self) -> np.ndarray:
        return np.diff(self.starts)

    def frequencies(self, postings: slice) -> np.ndarray:
        """How often the term stands in each document: int64, one a posting."""
        found = (self.codes[postings] >> 8).astype(np.int64)
        first, last = np.searchsorted(self.many, [postings.start, postings.stop])
        if first < last:
            found[self.many[first:last] - postings.start] = self.many_frequencies[first:last]
        return found


class Run(NamedTuple):
    """Postings in order of terms, and of documents within each term."""

    terms: list[bytes]  # ascending
    starts: np.ndarray  # int64, one more than terms
    docs: np.ndarray  # int32
    frequencies: np.ndarray  # int32
    positions: np.ndarray  # int32, one for each token; empty for a column without positions


def column_of(run: Run, length_bytes: np.ndarray, documents: int, total_length: int) -> Column:
    """The column that a run makes; length_bytes: one for each posting."""
    many = np.flatnonzero(run.frequencies >= MANY)
    placed = {}
    if len(run.positions):
        ends = np.concatenate([[0], np.cumsum(run.frequencies, dtype=np.int64)])
        placed = {"position_starts": ends[run.starts], "positions": run.positions}
    return Column(
        terms=Terms.of(run.terms),
        starts=run.starts,
        docs=run.docs,
        codes=codes_of(run.frequencies, length_bytes),
        many=many,
        many_frequencies=run.frequencies[many].astype(np.int64),
        documents=documents,
        total_length=int(total_length),
        **placed,
    )


@dataclass(frozen=True, eq=False)
class SegmentArrays:
    """One segment: never changes, except that documents may come to count as deleted."""

    name: str
    documents: int
    keys: np.ndarray  # int64, or object where some key is not a whole number
    columns: dict[str, Column]
    # The size of the Whoosh segment these were taken from, in bytes.
    source_size: int


def codes_of(frequencies: np.ndarray, length_bytes: np.ndarray) -> np.ndarray:
    codes = np.minimum(frequencies, MANY).astype(np.uint16) << 8
    return codes | length_bytes.astype(np.uint16)


def keys_of(keys: list[str]) -> np.ndarray:
    """Keys as whole numbers where every one of them is written as such."""
    try:
        numbers = np.array([int(key) for key in keys], np.int64)
    except (ValueError, OverflowError):
        return np.array(keys, object)
    if all(str(number) == key for number, key in zip(numbers.tolist(), keys, strict=True)):
        return numbers
    return np.array(keys, object)

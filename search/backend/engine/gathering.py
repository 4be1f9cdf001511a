"""Postings on their way into a segment: gathered by term, so that nothing is sorted but terms."""

import heapq
import pickle
from array import array
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from secrets import token_hex

import numpy as np

# About what a term and a posting cost in memory, beside the positions.
TERM_BYTES = 500
POSTING_BYTES = 8
POSITION_BYTES = 4


class Gathered:
    """The postings of one term: documents in ascending order, frequencies, and all positions."""

    __slots__ = ("docs", "frequencies", "positions")

    def __init__(self):
        self.docs = array("i")
        self.frequencies = array("i")
        self.positions = array("i")


class Gathering:
    """Takes postings in the order of documents, gives them back in that of columns and terms.

    What does not fit into memory is put into files in the directory, one a run.
    """

    def __init__(self, directory: Path, memory_bytes: int):
        self.directory = Path(directory)
        self.memory_bytes = memory_bytes
        self.columns: dict[str, dict[bytes, Gathered]] = {}
        self.bytes = 0
        self.runs: list[Path] = []

    def add(self, column: str, term: bytes, doc: int, frequency: int, positions=()) -> None:
        gathered = self._gathered(column, term)
        gathered.docs.append(doc)
        gathered.frequencies.append(frequency)
        gathered.positions.extend(positions)
        self.bytes += POSTING_BYTES + POSITION_BYTES * len(positions)

    def add_placed(self, column: str, doc: int, placed: dict[str, list[int]]) -> int:
        """Take a document's terms with the positions of each; returns how many tokens."""
        terms, tokens = self.columns.setdefault(column, {}), 0
        for term, positions in placed.items():
            key = term.encode()
            gathered = terms.get(key)
            if gathered is None:
                gathered = terms[key] = Gathered()
                self.bytes += TERM_BYTES
            frequency = len(positions)
            gathered.docs.append(doc)
            gathered.frequencies.append(frequency)
            gathered.positions.extend(positions)
            tokens += frequency
        self.bytes += POSTING_BYTES * len(placed) + POSITION_BYTES * tokens
        return tokens

    def add_counted(self, column: str, doc: int, counted: dict[str, int]) -> int:
        """The same for a column without positions."""
        terms, tokens = self.columns.setdefault(column, {}), 0
        for term, frequency in counted.items():
            key = term.encode()
            gathered = terms.get(key)
            if gathered is None:
                gathered = terms[key] = Gathered()
                self.bytes += TERM_BYTES
            gathered.docs.append(doc)
            gathered.frequencies.append(frequency)
            tokens += frequency
        self.bytes += POSTING_BYTES * len(counted)
        return tokens

    def extend(self, column: str, term: bytes, docs, frequencies, positions) -> None:
        """Take many postings of one term, as int32 arrays."""
        gathered = self._gathered(column, term)
        gathered.docs.frombytes(docs.tobytes())
        gathered.frequencies.frombytes(frequencies.tobytes())
        gathered.positions.frombytes(positions.tobytes())
        self.bytes += POSTING_BYTES * len(docs) + POSITION_BYTES * len(positions)

    def _gathered(self, column: str, term: bytes) -> Gathered:
        terms = self.columns.setdefault(column, {})
        gathered = terms.get(term)
        if gathered is None:
            gathered = terms[term] = Gathered()
            self.bytes += TERM_BYTES
        return gathered

    def relieve(self) -> None:
        """Put what is in memory into a file, if it is too much."""
        if self.bytes < self.memory_bytes:
            return
        path = self.directory / f"{token_hex(8)}.run"
        with path.open("wb") as file:
            for record in self._in_memory():
                pickle.dump(record, file, protocol=5)
        self.runs.append(path)
        self.columns, self.bytes = {}, 0

    def records(self) -> Iterator[tuple]:
        """(column, term, docs, frequencies, positions) in order; the last three int32 arrays."""
        for column, term, *parts in merged([*map(read_run, self.runs), self._in_memory()]):
            yield (column, term, *(np.frombuffer(part, np.int32) for part in parts))

    def cleanup(self) -> None:
        for path in self.runs:
            path.unlink(missing_ok=True)
        self.runs, self.columns, self.bytes = [], {}, 0

    def _in_memory(self) -> Iterator[tuple]:
        for column in sorted(self.columns):
            terms = self.columns[column]
            for term in sorted(terms):
                gathered = terms[term]
                yield (
                    column,
                    term,
                    gathered.docs.tobytes(),
                    gathered.frequencies.tobytes(),
                    gathered.positions.tobytes(),
                )


def read_run(path: Path) -> Iterator[tuple]:
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)  # noqa: S301 we wrote it a moment ago
            except EOFError:
                return


def merged(runs: list[Iterator[tuple]]) -> Iterator[tuple]:
    """Equal terms of several runs as one; later runs hold later documents."""
    if len(runs) == 1:
        yield from runs[0]
        return
    name = itemgetter(0, 1)
    for (column, term), same in groupby(heapq.merge(*runs, key=name), key=name):
        parts = list(zip(*(record[2:] for record in same), strict=True))
        yield (column, term, *(b"".join(part) for part in parts))

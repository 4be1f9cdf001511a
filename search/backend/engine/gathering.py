"""Postings on their way into a segment.

Words become numbers as they come; whole columns of them are sorted at once, by NumPy, into runs.
Segments that are merged are runs already.
"""

from array import array
from collections.abc import Iterable
from itertools import chain

import numpy as np

from search.backend.analyzers import GAP, VALUE_BREAK, Analyzer, words_of
from search.backend.engine.arrays import Column, Run

# What is waiting becomes a run at so many tokens, which bounds the memory that sorting takes.
MOST_TOKENS = 4_000_000
# A term's rank and a token's place share one number, so that sorting it sorts both at once.
PLACE_BITS = 36
PLACE = (1 << PLACE_BITS) - 1
NONE = np.empty(0, np.int32)


class TermIds(dict):
    """The numbers of the terms a word gives; terms are numbered as they first come."""

    def __init__(self, analyzer: Analyzer | None = None):
        super().__init__()
        self.analyzer = analyzer
        self.terms: list[bytes] = []
        self.numbers: dict[bytes, int] = {}

    def __missing__(self, word: str) -> int | tuple[int, ...]:
        ids = tuple(self.number(term.encode()) for term in self.analyzer.terms_of(word))
        self[word] = found = ids[0] if self.analyzer.gives_one_term else ids
        return found

    def number(self, term: bytes) -> int:
        number = self.numbers.get(term)
        if number is None:
            number = self.numbers[term] = len(self.terms)
            self.terms.append(term)
        return number


class Tokens:
    """What documents have in one column, as numbers of terms, document after document."""

    def __init__(self, ids: TermIds, has_positions: bool):
        self.ids = ids
        self.has_positions = has_positions
        self.runs: list[Run] = []
        self._empty()

    def _empty(self):
        self.tokens = array("i")
        # For each stretch of text: its document, its number of tokens, its first position.
        self.docs, self.counts, self.firsts = array("i"), array("i"), array("i")

    def add_text(self, doc: int, text: str) -> int:
        """Take in a document's text; returns how many tokens it has."""
        tokens, one = self.tokens, self.ids.analyzer.gives_one_term
        before, first = len(tokens), 0
        for part in text.split(VALUE_BREAK):
            words, begun = words_of(part), len(tokens)
            ids = map(self.ids.__getitem__, words)
            tokens.extend(ids if one else chain.from_iterable(ids))
            self._add_stretch(doc, len(tokens) - begun, first)
            first += len(words) + GAP
        return len(tokens) - before

    def add_terms(self, doc: int, terms: Iterable[tuple[bytes, int]]) -> int:
        """Take in terms with how often each stands in the document."""
        before = len(self.tokens)
        for term, frequency in terms:
            self.tokens.extend([self.ids.number(term)] * frequency)
        self._add_stretch(doc, len(self.tokens) - before, 0)
        return len(self.tokens) - before

    def _add_stretch(self, doc: int, count: int, first: int) -> None:
        self.docs.append(doc)
        self.counts.append(count)
        self.firsts.append(first)

    def relieve(self) -> None:
        if len(self.tokens) > MOST_TOKENS:
            self.settle()

    def settle(self) -> None:
        """Make a run of what is waiting."""
        if len(self.tokens):
            self.runs.append(self._run())
            self._empty()

    def _run(self) -> Run:
        tokens = np.frombuffer(self.tokens, np.int32)
        counts = np.frombuffer(self.counts, np.int32)
        docs = np.repeat(np.frombuffer(self.docs, np.int32), counts)
        positions = NONE
        if self.has_positions:
            begun = np.cumsum(counts, dtype=np.int64) - counts - np.frombuffer(self.firsts, "i4")
            positions = (np.arange(len(tokens)) - np.repeat(begun, counts)).astype(np.int32)
        used = np.flatnonzero(np.bincount(tokens, minlength=len(self.ids.terms))).tolist()
        terms = self.ids.terms
        used.sort(key=terms.__getitem__)
        ranks = np.zeros(len(terms), np.int64)
        ranks[used] = np.arange(len(used))
        return run_of([terms[number] for number in used], ranks[tokens], docs, positions)


def run_of(terms: list[bytes], ranks: np.ndarray, docs: np.ndarray, positions: np.ndarray) -> Run:
    """A run of single tokens: for each the rank of its term, its document and its position."""
    order = sorted_by(ranks)
    ranks, docs = ranks[order], docs[order]
    is_first = np.ones(len(docs), bool)
    is_first[1:] = (ranks[1:] != ranks[:-1]) | (docs[1:] != docs[:-1])
    first = np.flatnonzero(is_first)
    frequencies = np.diff(first, append=len(docs)).astype(np.int32)
    starts = np.searchsorted(ranks[first], np.arange(len(terms) + 1))
    return Run(
        terms, starts, docs[first], frequencies, positions[order] if len(positions) else NONE
    )


def sorted_by(ranks: np.ndarray) -> np.ndarray:
    """The places in order of rank, equals in the order they have."""
    return np.sort((ranks << PLACE_BITS) | np.arange(len(ranks))) & PLACE


def merged(runs: list[Run]) -> Run:
    """Several runs as one; later runs hold later documents."""
    if len(runs) == 1:
        return runs[0]
    terms = sorted(set().union(*(run.terms for run in runs)))
    rank = {term: number for number, term in enumerate(terms)}
    ranks = np.concatenate(
        [
            np.repeat(np.array([rank[term] for term in run.terms], np.int64), np.diff(run.starts))
            for run in runs
        ]
    )
    order = sorted_by(ranks)
    frequencies = np.concatenate([run.frequencies for run in runs])
    positions = np.concatenate([run.positions for run in runs])
    if len(positions):
        positions = positions[stretches(frequencies, order)]
    return Run(
        terms,
        np.searchsorted(ranks[order], np.arange(len(terms) + 1)),
        np.concatenate([run.docs for run in runs])[order],
        frequencies[order],
        positions,
    )


def stretches(lengths: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Places of elements, where stretches of these lengths are put into another order."""
    begins = np.cumsum(lengths, dtype=np.int64) - lengths
    lengths = lengths[order]
    shifts = begins[order] - (np.cumsum(lengths, dtype=np.int64) - lengths)
    return np.repeat(shifts, lengths) + np.arange(int(lengths.sum()))


def run_of_column(column: Column, numbers: np.ndarray) -> Run:
    """A column of a segment that is merged; numbers: new document numbers, -1 for the deleted."""
    docs = numbers[column.docs]
    frequencies = column.frequencies(slice(0, len(docs))).astype(np.int32)
    kept = docs >= 0
    starts = np.concatenate([[0], np.cumsum(kept)])[column.starts]
    positions = column.positions
    if len(positions):
        positions = positions[np.repeat(kept, frequencies)]
    is_used = np.diff(starts) > 0
    terms = [term for term, used in zip(column.terms, is_used.tolist(), strict=True) if used]
    starts = np.concatenate([starts[:-1][is_used], starts[-1:]])
    return Run(terms, starts, docs[kept], frequencies[kept], positions)


class Gathering:
    """All columns of the segment being written. Documents must come in order of their numbers."""

    def __init__(self):
        self.columns: dict[str, Tokens] = {}
        self.ids: dict[type, TermIds] = {}

    def column(self, name: str, field) -> Tokens:
        if name not in self.columns:
            analyzer, has_positions = field.analyzer, field.format.supports("positions")
            # Columns of one kind share the numbers of terms.
            if isinstance(analyzer, Analyzer):
                ids = self.ids.setdefault(type(analyzer), TermIds(analyzer))
            else:
                ids = TermIds()
            self.columns[name] = Tokens(ids, has_positions)
        return self.columns[name]

    def relieve(self) -> None:
        for tokens in self.columns.values():
            tokens.relieve()

    def take_run(self, name: str, field, run: Run) -> None:
        """Take in postings of documents later than all so far."""
        if run.terms:
            tokens = self.column(name, field)
            tokens.settle()
            tokens.runs.append(run)

    def runs(self):
        """(name, run) of every column in order, forgetting each as it goes."""
        for name in sorted(self.columns):
            tokens = self.columns.pop(name)
            tokens.settle()
            if tokens.runs:
                yield name, merged(tokens.runs)

    # Whoosh calls these of a writer's pool.
    iter_postings = runs

    def cleanup(self) -> None:
        self.columns = {}

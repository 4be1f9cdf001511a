"""One commit of an index, as arrays that any number of threads may read at once."""

from collections import Counter
from functools import cached_property
from typing import NamedTuple

import numpy as np

from search.backend.engine.arrays import Column, SegmentArrays
from search.backend.engine.postings import PostingCache, Postings
from search.backend.engine.scoring import LengthScoring, inverse_document_frequency


class Placed(NamedTuple):
    """A segment and the number of its first document in the whole index."""

    arrays: SegmentArrays
    base: int


class Snapshot:
    """Documents are numbered from 0, segment after segment; the deleted keep their numbers."""

    def __init__(self, stamp, segments: list[SegmentArrays], deleted: list, cache_bytes: int):
        """deleted: for each segment, the numbers of its deleted documents."""
        self.stamp = stamp
        self.segments = []
        self.documents = 0
        for arrays in segments:
            self.segments.append(Placed(arrays, self.documents))
            self.documents += arrays.documents
        self.live = self._live(deleted)
        self.cache = PostingCache(cache_bytes)
        self._columns: dict[str, list] = {}
        self._scoring: dict[str, LengthScoring] = {}
        self._visible: dict = {}
        # For what others work out from this commit once.
        self.shared: dict = {}

    def _live(self, deleted) -> np.ndarray | None:
        """Which documents are not deleted, by number; None if none is."""
        if not any(len(numbers) for numbers in deleted):
            return None
        live = np.ones(self.documents, bool)
        for placed, numbers in zip(self.segments, deleted, strict=True):
            live[np.fromiter(numbers, np.int64, len(numbers)) + placed.base] = False
        return live

    @property
    def live_documents(self) -> int:
        return self.documents if self.live is None else int(np.count_nonzero(self.live))

    @cached_property
    def column_names(self) -> frozenset[str]:
        return frozenset(name for placed in self.segments for name in placed.arrays.columns)

    @cached_property
    def keys(self) -> np.ndarray:
        """The key of every document; int64, unless some key is not a whole number."""
        keys = [placed.arrays.keys for placed in self.segments]
        if not keys:
            return np.empty(0, np.int64)
        if any(part.dtype == object for part in keys):
            keys = [np.array([str(key) for key in part], object) for part in keys]
        return np.concatenate(keys)

    def columns(self, name: str) -> list[tuple[Column, int]]:
        """This column of every segment that has it, with the segment's first number."""
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = [
                (arrays.columns[name], base)
                for arrays, base in self.segments
                if name in arrays.columns
            ]
        return found

    def scoring(self, column: str) -> LengthScoring:
        if column not in self._scoring:
            total = sum(part.total_length for part, _ in self.columns(column))
            self._scoring[column] = LengthScoring(self.documents, total)
        return self._scoring[column]

    def postings(self, column: str, term: str) -> Postings | None:
        """The documents with this term; None where no document has it."""
        key = column, term
        found, postings = self.cache.get(key)
        if not found:
            postings = self._read(column, term)
            # One part is a view into a mapped file and costs nothing.
            owned = postings and postings.docs.base is None
            self.cache.keep(key, postings, postings.docs.nbytes * 3 // 2 if owned else 0)
        return postings

    def _read(self, column: str, term: str) -> Postings | None:
        text = term.encode("utf-8", "surrogatepass")
        parts = []
        for part, base in self.columns(column):
            place = part.postings(text)
            if place is not None:
                parts.append((part, base, place))
        return self._joined(column, parts) if parts else None

    def _joined(self, column: str, parts: list[tuple[Column, int, slice]]) -> Postings:
        docs, codes, many, many_frequencies, before = [], [], [], [], 0
        for part, base, place in parts:
            found = part.docs[place]
            docs.append(found + np.int32(base) if base else found)
            codes.append(part.codes[place])
            if len(part.many):
                first, last = np.searchsorted(part.many, [place.start, place.stop])
                many.append(part.many[first:last] - place.start + before)
                many_frequencies.append(part.many_frequencies[first:last])
            before += len(found)
        idf = inverse_document_frequency(self.documents, before)
        joined = [one_of(docs), one_of(codes), idf, self.scoring(column)]
        if many:
            joined += [one_of(many), one_of(many_frequencies)]
        return Postings(*joined)

    def expansions(self, column: str, start: str, most: int) -> list[str]:
        """Terms that begin like this; those that most documents have, then in order of letters."""
        text = start.encode("utf-8", "surrogatepass")
        counts: Counter = Counter()
        for part, _ in self.columns(column):
            places = part.terms.beginning_with(text)
            frequencies = np.diff(part.starts[places.start : places.stop + 1])
            several = len(self.segments) > 1
            chosen = range(len(places)) if several else most_frequent(frequencies, most)
            for place in chosen:
                counts[part.terms[places.start + place]] += frequencies.item(place)
        best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
        return [term.decode() for term, _ in best]

    def visible(self, column: str = "", term: str = "") -> np.ndarray | None:
        """Which documents to show, by number: not deleted, and with this term (if one is given).

        None stands for all of them.
        """
        key = column, term
        if key not in self._visible:
            self._visible[key] = self._with_term(column, term) if term else self.live
        return self._visible[key]

    def _with_term(self, column: str, term: str) -> np.ndarray | None:
        postings = self.postings(column, term)
        if postings is not None and len(postings) == self.documents:
            return self.live
        having = np.zeros(self.documents, bool)
        if postings is not None:
            having[postings.docs] = True
        return having if self.live is None else having & self.live

    def document_frequencies(self, column: str, among: np.ndarray | None) -> dict[str, int]:
        """Every term of a column with the number of documents that have it.

        among: bool by document number, which of them count; None for all.
        """
        counts: dict[bytes, int] = {}
        for part, base in self.columns(column):
            if among is None:
                found = part.document_frequencies()
            elif len(part.docs):
                hits = among[base:].take(part.docs).astype(np.int32)
                # Every term has a posting, so that no two terms begin at one place.
                found = np.add.reduceat(hits, part.starts[:-1])
            else:
                continue
            terms = list(part.terms)
            for place in np.flatnonzero(found).tolist():
                term = terms[place]
                counts[term] = counts.get(term, 0) + found.item(place)
        return {term.decode(): count for term, count in counts.items()}

    def memory(self) -> dict[str, int]:
        """Bytes: `cache` of postings; `mapped` or read arrays of segments."""
        mapped = 0
        for arrays, _ in self.segments:
            for part in arrays.columns.values():
                mapped += part.docs.nbytes + part.codes.nbytes + part.positions.nbytes
                mapped += part.starts.nbytes + part.terms.ends.nbytes
        return {"cache": self.cache.bytes, "mapped": mapped}


def one_of(parts: list[np.ndarray]) -> np.ndarray:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def most_frequent(frequencies: np.ndarray, most: int) -> list[int]:
    """The places of the greatest, the first of equals, in no promised order."""
    if len(frequencies) <= most:
        return list(range(len(frequencies)))
    return np.argsort(-frequencies, kind="stable")[:most].tolist()

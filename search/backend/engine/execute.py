"""Answer a query from a snapshot.

Rare words come first: the parts of an `And` are asked in the order of how many documents they can
match, each only about the documents that are left. (The kinds of query are told apart by `match`:
`singledispatchmethod` makes a new wrapper at every call, which took a sixth of a short question.)
"""

import numpy as np

from search.backend.engine import phrases, queries
from search.backend.engine.postings import Postings
from search.backend.engine.snapshot import Snapshot
from search.backend.engine.sums import locate, summed

Matched = tuple[np.ndarray, np.ndarray]  # document numbers (int32, ascending); scores (float32)


def matched(
    snapshot: Snapshot, query: queries.Query, weights: dict[str, float], visible=None
) -> Matched:
    """Every document that matches the query and is visible (bool by number; None: all are)."""
    docs, scores = Execution(snapshot, weights, visible).all(query)
    if visible is not None:
        kept = visible.take(docs)
        if not kept.all():
            docs, scores = docs[kept], scores[kept]
    return docs, scores


class Execution:
    """One question. `all` gives every match, `among` looks at given documents only.

    Both may let documents through that are not visible; who asked takes them out at the end.
    """

    def __init__(self, snapshot: Snapshot, weights: dict[str, float], visible=None):
        self.snapshot = snapshot
        self.weights = weights
        self.visible = visible
        self._found: dict = {}

    def leaves(self, term: str, columns: queries.Columns) -> list[tuple[Postings, float]]:
        """The postings of a term in each column, with the column's weight."""
        weights = self.weights if columns is None else columns
        found = []
        for column, weight in weights.items():
            postings = self.snapshot.postings(column, term)
            if postings is not None:
                found.append((postings, weight))
        return found

    # How many documents a query can match at most.

    def size(self, query) -> int:
        match query:
            case queries.Term() | queries.Prefix():
                return sum(len(postings) for postings, _ in self.leaves_of(query))
            case queries.Phrase():
                return min(
                    (self.size(queries.Term(t, query.columns)) for t in query.terms), default=0
                )
            case queries.And():
                return min(map(self.size, query.parts), default=0)
            case queries.Or():
                return sum(map(self.size, query.parts))
            case queries.Boost():
                return self.size(query.part)
        return self.snapshot.documents

    def leaves_of(self, query: queries.Term | queries.Prefix) -> list[tuple[Postings, float]]:
        # The query is kept beside its leaves, so that no other can come to have its id.
        if id(query) not in self._found:
            self._found[id(query)] = query, self._leaves_of(query)
        return self._found[id(query)][1]

    def _leaves_of(self, query) -> list[tuple[Postings, float]]:
        if isinstance(query, queries.Term):
            return self.leaves(query.term, query.columns)
        weights = self.weights if query.columns is None else query.columns
        found = []
        for column, weight in weights.items():
            for term in self.snapshot.expansions(column, query.start, query.most):
                found += self.leaves(term, {column: weight})
        return found

    # Every match.

    def all(self, query) -> Matched:
        match query:
            case queries.Term() | queries.Prefix():
                return self.all_of_leaves(self.leaves_of(query))
            case queries.Phrase():
                return self.all_of_phrase(query)
            case queries.And():
                return self.all_of_and(query)
            case queries.Or():
                return summed([self.all(part) for part in query.parts], self.snapshot.documents)
            case queries.Not():
                return self.all_but(query.part)
            case queries.Every():
                return self.every(query.score)
            case queries.Boost():
                docs, scores = self.all(query.part)
                return docs, scores * np.float32(query.factor)
        raise NotImplementedError(f"{type(query).__name__} is not a query")

    def all_of_leaves(self, leaves: list[tuple[Postings, float]]) -> Matched:
        return summed(
            [(postings.docs, times(postings.worth(), weight)) for postings, weight in leaves],
            self.snapshot.documents,
        )

    def all_of_phrase(self, query: queries.Phrase) -> Matched:
        if len(query.terms) < 2:
            return self.all(queries.Or(tuple(queries.Term(t, query.columns) for t in query.terms)))
        return phrases.matched(self.snapshot, query.terms, self.columns_of(query))

    def all_of_and(self, query: queries.And) -> Matched:
        wanted = sorted(query.parts, key=self.order)
        if not wanted:
            return nothing()
        docs, scores = self.all(wanted[0])
        for part in wanted[1:]:
            if not len(docs):
                break
            present, added = self.among(part, docs)
            if present.all():
                scores = scores + added
            else:
                docs, scores = docs[present], scores[present] + added[present]
        return docs, scores

    def all_but(self, query) -> Matched:
        unwanted, _ = self.all(query)
        left = np.ones(self.snapshot.documents, bool)
        left[unwanted] = False
        docs = np.flatnonzero(left).astype(np.int32)
        return docs, np.zeros(len(docs), np.float32)

    def every(self, score: float) -> Matched:
        if self.visible is not None:
            docs = np.flatnonzero(self.visible).astype(np.int32)
        else:
            docs = np.arange(self.snapshot.documents, dtype=np.int32)
        return docs, np.full(len(docs), score, np.float32)

    def order(self, part) -> int:
        # What only takes away has nothing to begin with.
        return self.size(part) + (self.snapshot.documents if isinstance(part, queries.Not) else 0)

    def columns_of(self, query) -> dict[str, float]:
        return self.weights if query.columns is None else query.columns

    # Which of these documents match (bool), and what that adds to their scores.

    def among(self, query, docs: np.ndarray) -> Matched:
        match query:
            case queries.Term() | queries.Prefix():
                return self.leaves_among(query, docs)
            case queries.Phrase():
                return self.phrase_among(query, docs)
            case queries.And():
                return self.and_among(query, docs)
            case queries.Or():
                return self.or_among(query, docs)
            case queries.Not():
                present, _ = self.among(query.part, docs)
                return ~present, np.zeros(len(docs), np.float32)
            case queries.Every():
                return np.ones(len(docs), bool), np.full(len(docs), query.score, np.float32)
            case queries.Boost():
                present, scores = self.among(query.part, docs)
                return present, scores * np.float32(query.factor)
        raise NotImplementedError(f"{type(query).__name__} is not a query")

    def leaves_among(self, query: queries.Term | queries.Prefix, docs) -> Matched:
        leaves = self.leaves_of(query)
        if len(leaves) > 4:
            return self._looked_up(self.all(query), docs)
        present, scores = np.zeros(len(docs), bool), np.zeros(len(docs), np.float32)
        for postings, weight in leaves:
            here, places = locate(postings.docs, docs, self.snapshot.documents)
            worth = times(postings.worth(places), weight)
            if len(leaves) == 1 and len(places) == len(docs):
                return here, worth
            present |= here
            scores[here] += worth
        return present, scores

    def phrase_among(self, query: queries.Phrase, docs) -> Matched:
        if len(query.terms) < 2:
            return self._looked_up(self.all(query), docs)
        found = phrases.matched(self.snapshot, query.terms, self.columns_of(query), docs)
        return self._looked_up(found, docs)

    def and_among(self, query: queries.And, docs) -> Matched:
        present = np.full(len(docs), bool(query.parts))
        scores = np.zeros(len(docs), np.float32)
        for part in query.parts:
            here, added = self.among(part, docs)
            present &= here
            scores += added
        return present, scores

    def or_among(self, query: queries.Or, docs) -> Matched:
        present, scores = np.zeros(len(docs), bool), np.zeros(len(docs), np.float32)
        for part in query.parts:
            here, added = self.among(part, docs)
            present |= here
            scores += np.where(here, added, np.float32(0))
        return present, scores

    def _looked_up(self, found: Matched, docs) -> Matched:
        here, places = locate(found[0], docs, self.snapshot.documents)
        scores = np.zeros(len(docs), np.float32)
        scores[here] = found[1].take(places)
        return here, scores


def times(scores: np.ndarray, weight: float) -> np.ndarray:
    if weight != 1.0:
        scores *= np.float32(weight)
    return scores


def nothing() -> Matched:
    return np.empty(0, np.int32), np.empty(0, np.float32)

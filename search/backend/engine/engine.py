"""An index of plain documents, for programs without Django: benchmarks, tests, tools."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from whoosh.index import create_in, exists_in

from search.backend.analyzers import VALUE_BREAK
from search.backend.engine.commits import Commits
from search.backend.engine.execute import matched
from search.backend.engine.explaining import explained
from search.backend.engine.fields import KEY, WORDS, schema_of
from search.backend.engine.hits import Hits
from search.backend.engine.queries import Query
from search.backend.engine.ranking import best
from search.backend.engine.writer import abandon, segment_writer


class Found(NamedTuple):
    """One page of results.

    keys, scores: the best `limit`, best first; of equal scores, the document added first.
    total: how many match (and pass the mask).
    counts: for each facet, how many of them have each code (int64 by code).
    """

    keys: np.ndarray
    scores: np.ndarray
    total: int
    counts: list[np.ndarray]


class Engine:
    """Documents in a directory, and answers from it.

        engine = Engine(path, {"title": 2.0, "body": 1.0})
        engine.build({"key": n, "title": title, "body": body} for ...)   # many, from nothing
        engine.add([{"key": 7, "title": "Damp homes", "body": "..."}])   # replaces key 7
        engine.remove([3, 4])
        query = And((Term(stem("damp")), Term(stem("homes"))))
        engine.match(query)                                    # Hits(keys, scores), all of them
        engine.search(query, limit=10, mask=mask, facets=[codes])        # Found

    Text columns are stemmed; words of a document are also kept as written, for `words()`.
    Every method may be called from any thread; answers come from the newest commit.
    A query of `search.backend.engine.queries` names columns by the names given here.
    """

    def __init__(
        self,
        path: Path | str,
        columns: Mapping[str, float] | Sequence[str],
        *,
        cache_mb: float = 64,
    ):
        """`columns`: the text columns and how much each counts (1.0 where only names are given).

        cache_mb: how much memory posting lists may take between questions.
        """
        if not isinstance(columns, Mapping):
            columns = dict.fromkeys(columns, 1.0)
        self.path = Path(path)
        self.weights = dict(columns)
        self.cache_bytes = int(cache_mb * 1_000_000)
        self.path.mkdir(parents=True, exist_ok=True)
        if not exists_in(str(self.path)):
            create_in(str(self.path), schema_of(self.weights))
        self.commits = Commits(self.path, self.cache_bytes)

    def build(self, documents: Iterable[Mapping], *, processes: int = 1) -> None:
        """Replace everything with these documents; keys must differ. One commit.

        processes: at most so many are used; today it is always one.
        """
        create_in(str(self.path), schema_of(self.weights))
        self.add(documents)

    def add(self, documents: Iterable[Mapping]) -> None:
        """Add documents, or replace those with the same key. One commit."""
        self._write(
            lambda writer: [
                writer.update_document(**self._fields(document)) for document in documents
            ]
        )

    def remove(self, keys: Iterable) -> None:
        """Take documents out. One commit."""
        self._write(lambda writer: [writer.delete_by_term(KEY, str(key)) for key in keys])

    def match(self, query: Query) -> Hits:
        """Every document that matches, with its score."""
        snapshot = self.commits.snapshot()
        docs, scores = matched(snapshot, query, self.weights, snapshot.live)
        return Hits(snapshot.keys[docs], scores)

    def search(
        self,
        query: Query,
        *,
        limit: int = 10,
        mask: np.ndarray | None = None,
        facets: Sequence[np.ndarray] = (),
    ) -> Found:
        """The best documents, and counts of all that match.

        mask: bool by document number (the places of `keys()`); False leaves a document out.
        facets: whole numbers from 0 by document number; each gives one array of counts.
        """
        snapshot = self.commits.snapshot()
        docs, scores = matched(snapshot, query, self.weights, snapshot.live)
        if mask is not None:
            kept = mask.take(docs)
            docs, scores = docs[kept], scores[kept]
        counts = [np.bincount(facet.take(docs)) for facet in facets]
        first = best(scores, limit)
        return Found(snapshot.keys[docs[first]], scores[first], len(docs), counts)

    def keys(self) -> np.ndarray:
        """The key of every document by document number. A commit may change the numbers."""
        return self.commits.snapshot().keys

    def words(self, among: np.ndarray | None = None) -> dict[str, int]:
        """Words as written, with how many documents (of those with these keys) have each."""
        snapshot = self.commits.snapshot()
        which = snapshot.live
        if among is not None:
            which = np.isin(snapshot.keys, among)
            which = which if snapshot.live is None else which & snapshot.live
        return snapshot.document_frequencies(WORDS, which)

    def explain(self, query: Query, key) -> list[tuple]:
        """(column, term, weight, frequency, idf, score) of each term that the document has."""
        snapshot = self.commits.snapshot()
        return explained(snapshot, query, self.weights, key)

    def memory(self) -> dict[str, int]:
        """Bytes held: `cache` of posting lists; `mapped` files, which the system may drop."""
        return self.commits.snapshot().memory()

    def empty_cache(self) -> None:
        """Forget posting lists, as if nothing had been asked yet."""
        self.commits.snapshot().cache.clear()

    def _fields(self, document: Mapping) -> dict[str, str]:
        texts = {name: document[name] for name in self.weights if document.get(name)}
        return {KEY: str(document["key"]), WORDS: VALUE_BREAK.join(texts.values()), **texts}

    def _write(self, change) -> None:
        writer = segment_writer(self.path)
        try:
            change(writer)
            writer.commit()
        except BaseException:
            abandon(writer)
            raise

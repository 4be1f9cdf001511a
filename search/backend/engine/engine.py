"""An index of plain documents, for programs without Django: benchmarks, tests, tools."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from search.backend.engine.hits import Hits
from search.backend.engine.queries import Query


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
        raise NotImplementedError

    def build(self, documents: Iterable[Mapping], *, processes: int = 1) -> None:
        """Replace everything with these documents; keys must differ. One commit."""
        raise NotImplementedError

    def add(self, documents: Iterable[Mapping]) -> None:
        """Add documents, or replace those with the same key. One commit."""
        raise NotImplementedError

    def remove(self, keys: Iterable) -> None:
        """Take documents out. One commit."""
        raise NotImplementedError

    def match(self, query: Query) -> Hits:
        """Every document that matches, with its score."""
        raise NotImplementedError

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
        raise NotImplementedError

    def keys(self) -> np.ndarray:
        """The key of every document by document number. A commit may change the numbers."""
        raise NotImplementedError

    def words(self, among: np.ndarray | None = None) -> dict[str, int]:
        """Words as written, with how many documents (of those with these keys) have each."""
        raise NotImplementedError

    def explain(self, query: Query, key) -> list[tuple]:
        """(column, term, weight, frequency, idf, score) of each term that the document has."""
        raise NotImplementedError

    def memory(self) -> dict[str, int]:
        """Bytes held: `cache` of posting lists; `mapped` files, which the system may drop."""
        raise NotImplementedError

    def empty_cache(self) -> None:
        """Forget posting lists, as if nothing had been asked yet."""
        raise NotImplementedError

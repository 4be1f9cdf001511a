"""What the service asks of whatever searches the text."""

from collections.abc import Hashable
from typing import NamedTuple, Protocol

import numpy as np


class Hits(NamedTuple):
    """Documents that match, in no order: keys int64 (n,), scores float32 (n,)."""

    keys: np.ndarray
    scores: np.ndarray

    @classmethod
    def none(cls) -> "Hits":
        return cls(np.empty(0, np.int64), np.empty(0, np.float32))


class IndexUnreadable(Exception):
    """The index could not be read, so that nothing is known of what it holds."""


class Engine(Protocol):
    """A full-text index of cases. It knows text only: what is visible is for the service to say.

    match, vocabulary and stamp raise IndexUnreadable rather than answer with nothing.
    """

    name: str
    # Whether it looks only into a few fields, because there is no index.
    is_simple: bool

    def is_ready(self) -> bool:
        """Whether it can answer, and with everything."""

    def match(self, query) -> Hits:
        """Every document that a query tree of modelsearch matches, visible or not."""

    def vocabulary(self, among: np.ndarray) -> dict[str, int]:
        """Each word as written in these documents, and how many of them have it."""

    def stamp(self) -> Hashable:
        """Changes whenever the answers may; None where they change with the library only."""

    def explain(self, query, key: int) -> list[tuple]:
        """Why a document has its score: (column, term, weight, frequency, idf, score) rows."""

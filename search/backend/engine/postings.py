"""One term's postings over a whole index, and a cache of them."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

import numpy as np

from search.backend.engine.scoring import LengthScoring

NONE = np.empty(0, np.int64)
# What an entry of the cache takes beside its arrays, about.
OVERHEAD = 500


@dataclass(eq=False, slots=True)  # a frozen one takes three times as long to make
class Postings:
    docs: np.ndarray  # int32, ascending
    codes: np.ndarray  # uint16, see arrays.Column
    idf: float
    scoring: LengthScoring
    many: np.ndarray = field(
        default_factory=lambda: NONE
    )  # places with a frequency that no code holds
    many_frequencies: np.ndarray = field(default_factory=lambda: NONE)

    def __len__(self) -> int:
        return len(self.docs)

    def frequency(self, place: int) -> int:
        at = np.flatnonzero(self.many == place)
        return self.many_frequencies.item(at[0]) if len(at) else self.codes.item(place) >> 8

    def worth(self, places: np.ndarray | None = None) -> np.ndarray:
        """What the term adds to the score of each document, or of those at these places."""
        codes = self.codes if places is None else self.codes.take(places)
        worth = self.scoring.by_code.take(codes)
        if len(self.many):
            self._put_exact(worth, codes, places)
        worth *= self.idf
        return worth

    def _put_exact(self, worth, codes, places) -> None:
        at = self.many if places is None else np.flatnonzero(np.isin(places, self.many))
        which = at if places is None else places[at]
        frequencies = self.many_frequencies[np.searchsorted(self.many, which)]
        worth[at] = self.scoring.exactly(frequencies, codes[at])


class PostingCache:
    """The postings used last, up to a number of bytes. For any number of threads."""

    def __init__(self, most_bytes: int):
        self.most_bytes = most_bytes
        self.bytes = 0
        self.kept: OrderedDict = OrderedDict()
        self.lock = Lock()

    def get(self, key):
        """(found, postings): postings may be None for a term that no document has."""
        with self.lock:
            if key not in self.kept:
                return False, None
            self.kept.move_to_end(key)
            return True, self.kept[key][0]

    def keep(self, key, postings: Postings | None, nbytes: int) -> None:
        nbytes += OVERHEAD
        with self.lock:
            if key in self.kept or nbytes > self.most_bytes:
                return
            self.kept[key] = postings, nbytes
            self.bytes += nbytes
            while self.bytes > self.most_bytes:
                _, (_, dropped) = self.kept.popitem(last=False)
                self.bytes -= dropped

    def clear(self) -> None:
        with self.lock:
            self.kept.clear()
            self.bytes = 0

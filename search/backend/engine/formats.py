"""How Whoosh keeps the positions of a term in a document: as they are, four bytes each.

An index stores formats by class name, so moving or renaming one asks for a rebuild.
"""

from array import array

import numpy as np
from whoosh.formats import Positions


class PlainPositions(Positions):
    """Whoosh's own pickles a list for every posting, which takes most of the time of indexing."""

    def encode(self, poslist):
        return array("i", poslist).tobytes()

    def encode_many(self, frequencies: np.ndarray, listed: list[int], positions: np.ndarray):
        """A function that gives the values of postings `first` to `last`, as a tuple of bytes."""
        text = positions.tobytes()
        ends = (np.cumsum(frequencies, dtype=np.int64) * 4).tolist()
        begins = [0, *ends]

        def values(first: int, last: int) -> tuple[bytes, ...]:
            return tuple(
                text[a:b] for a, b in zip(begins[first:last], ends[first:last], strict=False)
            )

        return values

    def decode_positions(self, valuestring):
        return array("i", valuestring).tolist()

    def decode_frequency(self, valuestring):
        return len(valuestring) // 4

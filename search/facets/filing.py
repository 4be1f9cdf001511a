"""What is filed under what, as arrays. Pure NumPy: rows are numbers from 0, codes stand for values.

A facet's counts are sums over its pairs (row, value). The pairs are kept twice: by value, where a
choice or a broad question takes whole stretches; and by row, where a few hits pick theirs.
"""

from dataclasses import dataclass

import numpy as np

# Beyond this share of all rows, adding up every pair is quicker than picking those of the hits.
FEW = 1 / 8


@dataclass(frozen=True)
class Filing:
    """Pairs of row and code, each once.

    rows: int (pairs,), in the order of their codes
    starts: int (codes + 1,), where each code's stretch of rows begins
    codes: int (pairs,), in the order of their rows
    row_starts: int (row_count + 1,), where each row's stretch of codes begins
    """

    rows: np.ndarray
    starts: np.ndarray
    codes: np.ndarray
    row_starts: np.ndarray

    @classmethod
    def of(cls, rows: np.ndarray, codes: np.ndarray, row_count: int, code_count: int) -> "Filing":
        pairs = np.sort(np.asarray(codes, np.int64) * row_count + np.asarray(rows, np.int64))
        pairs = pairs[np.diff(pairs, prepend=-1) > 0]
        codes, rows = np.divmod(pairs, max(row_count, 1))
        by_row = np.argsort(rows, kind="stable")
        return cls(
            rows=rows.astype(np.intp),
            starts=np.searchsorted(codes, np.arange(code_count + 1)),
            codes=codes[by_row].astype(np.int32),
            row_starts=np.searchsorted(rows[by_row], np.arange(row_count + 1)),
        )

    def with_any(self, codes: list[int]) -> np.ndarray:
        """bool (rows,): which rows have any of these codes."""
        mask = np.zeros(len(self.row_starts) - 1, bool)
        for code in codes:
            mask[self.rows[self.starts[code] : self.starts[code + 1]]] = True
        return mask

    def counts(self, mask: np.ndarray, first: int = 0, last: int | None = None) -> np.ndarray:
        """int (last - first,): how many of the rows in the mask have each code."""
        last = len(self.starts) - 1 if last is None else last
        hits = np.flatnonzero(mask)
        if len(hits) < FEW * len(mask):
            return np.bincount(self.codes_of(hits), minlength=len(self.starts) - 1)[first:last]
        starts = self.starts[first : last + 1]
        among = mask[self.rows[starts[0] : starts[-1]]]
        sums = np.concatenate([[0], np.cumsum(among, dtype=np.int32)])[starts - starts[0]]
        return np.diff(sums)

    def codes_of(self, hits: np.ndarray) -> np.ndarray:
        """The codes of these rows, one after another."""
        begins = self.row_starts[hits]
        lengths = self.row_starts[hits + 1] - begins
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        # Each place is its distance from the first of its row, moved to where that row begins.
        return self.codes[np.arange(total) + np.repeat(begins - (ends - lengths), lengths)]

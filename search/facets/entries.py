"""Barrier entries as arrays: which barrier, of which kind, overcome how far. Pure NumPy."""

from dataclasses import dataclass

import numpy as np

NONE = -1


@dataclass(frozen=True)
class Entries:
    """One place in every array for one entry of one case.

    rows: int (entries,); parts: a facet and its codes, int (entries,), NONE where it has none.
    """

    rows: np.ndarray
    parts: dict[str, np.ndarray]

    def fitting(self, asked: dict[str, list[int]]) -> np.ndarray:
        """bool (entries,): which entries have one of the codes asked for in every part."""
        fits = np.ones(len(self.rows), bool)
        for name, codes in asked.items():
            fits &= np.isin(self.parts[name], codes)
        return fits

    def rows_fitting(self, asked: dict[str, list[int]], row_count: int) -> np.ndarray:
        """bool (rows,): which cases have such an entry."""
        mask = np.zeros(row_count, bool)
        mask[self.rows[self.fitting(asked)]] = True
        return mask

    def pairs(self, name: str, asked: dict[str, list[int]]) -> tuple[np.ndarray, np.ndarray]:
        """(rows, codes) of one part in the entries whose other parts fit; may repeat."""
        kept = self.fitting(asked) & (self.parts[name] != NONE)
        return self.rows[kept], self.parts[name][kept]

    def counts(self, name: str, mask: np.ndarray, asked: dict, code_count: int) -> np.ndarray:
        """int (codes,): rows of the mask with each code in an entry whose other parts fit."""
        rows, codes = self.pairs(name, asked)
        kept = mask[rows]
        pairs = np.unique(codes[kept].astype(np.int64) * len(mask) + rows[kept])
        return np.bincount(pairs // max(len(mask), 1), minlength=code_count)

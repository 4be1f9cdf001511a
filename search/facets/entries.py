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
        """int: which entries have one of the codes asked for in every part."""
        return self.among(np.arange(len(self.rows)), asked)

    def among(self, entries: np.ndarray, asked: dict[str, list[int]]) -> np.ndarray:
        """Those of these entries that have one of the codes asked for in every part."""
        for name, codes in asked.items():
            # One place more than there are codes: NONE, counted from the end, is never wanted.
            wanted = np.zeros(self.parts[name].max(initial=NONE) + 2, bool)
            wanted[[code for code in codes if code < len(wanted) - 1]] = True
            entries = entries[wanted[self.parts[name][entries]]]
        return entries

    def rows_fitting(self, asked: dict[str, list[int]], row_count: int) -> np.ndarray:
        """bool (rows,): which cases have such an entry."""
        mask = np.zeros(row_count, bool)
        mask[self.rows[self.fitting(asked)]] = True
        return mask

    def pairs(self, name: str, asked: dict[str, list[int]]) -> tuple[np.ndarray, np.ndarray]:
        """(rows, codes) of one part in the entries whose other parts fit; may repeat."""
        entries = self.fitting(asked)
        entries = entries[self.parts[name][entries] != NONE]
        return self.rows[entries], self.parts[name][entries]

    def counts(self, name: str, mask: np.ndarray, asked: dict, code_count: int) -> np.ndarray:
        """int (codes,): rows of the mask with each code in an entry whose other parts fit."""
        entries = self.among(np.flatnonzero(mask[self.rows]), asked)
        codes = self.parts[name][entries]
        # A case may have met one barrier twice.
        has = np.zeros((code_count, len(mask)), bool)
        has[codes[codes != NONE], self.rows[entries[codes != NONE]]] = True
        return np.count_nonzero(has, axis=1)

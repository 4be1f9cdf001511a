"""Every visible case filed under every facet, to narrow and to count. Pure: no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from search.facets.entries import NONE, Entries
from search.facets.filing import Filing
from search.facets.names import ENTRY, FACETS

Choices = Mapping[str, Sequence[str]]
Labels = Mapping[str, Mapping[str, str]]
# (rows, codes): a code is the place of a value among the facet's labels
Pairs = tuple[Sequence[int], Sequence[int]]


class Row(NamedTuple):
    """What a list of cases is sorted by."""

    title: str
    start_year: int
    last_checked: int
    evidence: int


@dataclass(frozen=True)
class FacetTable:
    """One row for every visible case, in the order of their keys; masks are bool (rows,)."""

    keys: np.ndarray
    # facet: value: its name, in the order to show; every value that may be asked for
    labels: Labels
    filing: Filing
    entries: Entries
    # Columns to sort by, each (rows,): titles, start_years, last_checked, evidence.
    columns: dict[str, np.ndarray] = field(default_factory=dict)

    @classmethod
    def from_columns(
        cls,
        keys: Sequence[int],
        *,
        labels: Labels,
        pairs: Mapping[str, Pairs],
        entries: Sequence[Sequence[int]] = ((), (), (), ()),
        titles: Sequence[str] = (),
        start_years: Sequence[int] = (),
        last_checked: Sequence[int] = (),
        evidence: Sequence[int] = (),
    ) -> "FacetTable":
        """A table from plain arrays, whatever they were read from.

        keys: primary keys, n of them, each once; labels: {facet: {value: name}};
        pairs: {facet: (row numbers, codes)}, where the code of a value is its place in labels;
        entries: (row numbers, barrier codes, kind codes or -1, how far codes);
        titles, start_years (0: not known), last_checked (days, 0: never), evidence (0 is the
        surest): n of each, or none where nothing is sorted by them.
        """
        order = np.argsort(np.asarray(keys, np.int64), kind="stable")
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        labels = {name: labels.get(name, {}) for name in FACETS}
        rows, *codes = (np.asarray(column, np.int64) for column in entries)
        entries = Entries(place[rows], dict(zip(ENTRY, codes, strict=True)))
        columns = {
            "titles": titled(titles, len(order))[order],
            "start_years": numbered(start_years, len(order))[order],
            "last_checked": numbered(last_checked, len(order))[order],
            "evidence": numbered(evidence, len(order))[order],
        }
        return cls(
            keys=np.asarray(keys, np.int64)[order],
            labels=labels,
            filing=filed(labels, pairs, place, entries),
            entries=entries,
            columns=columns,
        )

    def __len__(self):
        return len(self.keys)

    # --- Keys and rows ---------------------------------------------------------------------------

    def rows_of(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(row numbers, bool (keys,)): where the visible ones of these keys stand, and which."""
        if not len(self):
            return np.empty(0, np.intp), np.zeros(len(keys), bool)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self) - 1)
        known = self.keys[places] == keys
        return places[known], known

    @property
    def everything(self) -> np.ndarray:
        return np.ones(len(self), bool)

    @cached_property
    def rows(self) -> dict[int, Row]:
        """Each visible case by its key: for reading one or two, not for going through."""
        values = zip(*(column.tolist() for column in self.columns.values()), strict=True)
        return dict(zip(self.keys.tolist(), (Row(*value) for value in values), strict=True))

    # --- Choices -------------------------------------------------------------------------------

    def narrowed(self, choices: Choices, *, but: str = "") -> np.ndarray:
        """Which cases fit the choice made in every facet, `but` for one.

        Values of one facet widen, facets narrow one another.
        """
        chosen = {name: values for name, values in choices.items() if values and name != but}
        asked = {name: self.coded(name, chosen[name]) for name in ENTRY if name in chosen}
        # One part of an entry by itself is like any other facet.
        together = asked if len(asked) > 1 else {}
        mask = self.everything
        for name, values in chosen.items():
            if name not in together:
                first = self.firsts[name]
                mask &= self.filing.with_any([first + code for code in self.coded(name, values)])
        return mask & self.entries.rows_fitting(together, len(self)) if together else mask

    def counts(self, matched: np.ndarray, choices: Choices) -> dict[str, dict[str, int]]:
        """How many of the matched cases each value would show.

        A facet's own choice is left out of its counts, so that a second value can be added.
        A value is there if it would show something, or is chosen.
        """
        # One sum over all codes serves the facets that have no choice of their own and stand in no
        # entry that has one; only the values that it finds are gone through.
        fitting = matched & self.narrowed(choices) if choices else matched
        everywhere = self.filing.counts(fitting)
        codes = np.flatnonzero(everywhere)
        found: dict[str, dict[str, int]] = {name: {} for name in self.labels}
        for code, number in zip(codes.tolist(), everywhere[codes].tolist(), strict=True):
            name, value = self._values[code]
            found[name][value] = number
        own = {name for name in FACETS if choices.get(name)} if choices else set()
        for name in own if own.isdisjoint(ENTRY) else own.union(ENTRY):
            chosen = choices.get(name, ())
            numbers = self._own_counts(name, matched, fitting, choices)
            found[name] = {
                value: number
                for value, number in zip(self.labels[name], numbers, strict=True)
                if number or value in chosen
            }
        return found

    def _own_counts(self, name: str, matched, fitting, choices: Choices) -> list[int]:
        """The counts of a facet that its own choice, or the rest of an entry, makes its own."""
        among = matched & self.narrowed(choices, but=name) if choices.get(name) else fitting
        first, last = self.firsts[name], self.firsts[name] + len(self.labels[name])
        asked = self.asked_beside(name, choices)
        if asked:
            return self.entries.counts(name, among, asked, last - first).tolist()
        return self.filing.counts(among, first, last).tolist()

    def filed_under(self, name: str, choices: Choices) -> dict[str, set[int]]:
        """{value: keys of its cases}; of a barrier entry, those where its other parts fit too."""
        asked = self.asked_beside(name, choices)
        found: dict[str, set[int]] = {}
        for code, value in enumerate(self.labels[name]):
            if asked:
                rows, codes = self.entries.pairs(name, asked)
                rows = rows[codes == code]
            else:
                place = self.firsts[name] + code
                rows = self.filing.rows[self.filing.starts[place] : self.filing.starts[place + 1]]
            if len(rows):
                found[value] = set(self.keys[rows].tolist())
        return found

    def asked_beside(self, name: str, choices: Choices) -> dict[str, list[int]]:
        """What is chosen in the other parts of a barrier entry; nothing for other facets."""
        parts = [part for part in ENTRY if name in ENTRY and part != name and choices.get(part)]
        return {part: self.coded(part, choices[part]) for part in parts}

    def coded(self, name: str, values: Sequence[str]) -> list[int]:
        codes = self._codes[name]
        return [codes[value] for value in values if value in codes]

    @cached_property
    def firsts(self) -> dict[str, int]:
        """Where each facet's codes begin among those of all facets."""
        return firsts_of(self.labels)

    @cached_property
    def _values(self) -> list[tuple[str, str]]:
        """(facet, value) of each code of all facets."""
        return [(name, value) for name, values in self.labels.items() for value in values]

    @cached_property
    def _codes(self) -> dict[str, dict[str, int]]:
        return {
            name: {value: code for code, value in enumerate(self.labels[name])} for name in FACETS
        }


def filed(labels: Labels, pairs: Mapping[str, Pairs], place: np.ndarray, entries: Entries):
    """All facets in one filing, each with codes of its own."""
    firsts = firsts_of(labels)
    rows, codes = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for name, (own_rows, own_codes) in pairs.items():
        rows.append(place[np.asarray(own_rows, np.int64)])
        codes.append(np.asarray(own_codes, np.int64) + firsts[name])
    for name, own_codes in entries.parts.items():
        known = own_codes != NONE
        rows.append(entries.rows[known])
        codes.append(own_codes[known] + firsts[name])
    code_count = sum(len(values) for values in labels.values())
    return Filing.of(np.concatenate(rows), np.concatenate(codes), len(place), code_count)


def firsts_of(labels: Labels) -> dict[str, int]:
    ends = np.cumsum([0, *(len(values) for values in labels.values())]).tolist()
    return dict(zip(labels, ends, strict=False))


def titled(titles: Sequence[str], number: int) -> np.ndarray:
    return np.array(list(titles) or [""] * number, dtype=object)


def numbered(values: Sequence[int], number: int) -> np.ndarray:
    return np.asarray(values if len(values) else np.zeros(number), np.int64)

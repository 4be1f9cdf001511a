"""Which cases have which value of each facet. Pure: sets of ids, no database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from search.facets.names import ENTRY, FACETS

Ids = set[int]
Choices = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Row:
    """What a list of cases is sorted by."""

    title: str
    start_year: int | None
    last_checked: date | None
    evidence: str


@dataclass(frozen=True)
class FacetTable:
    """Every visible case, filed under every facet."""

    rows: dict[int, Row]
    # facet: value: its name, in the order to show; every value that may be asked for
    labels: dict[str, dict[str, str]]
    # facet: value: ids; for all facets but those of barrier entries
    values: dict[str, dict[str, Ids]]
    # (barrier, kind, how far): ids
    entries: dict[tuple[str, str, str], Ids]

    def narrowed(self, choices: Choices, *, but: str = "") -> Ids:
        """Cases that fit the choice made in every facet, `but` for one."""
        chosen = {name: values for name, values in choices.items() if values and name != but}
        found = set(self.rows)
        for name, values in chosen.items():
            if name not in ENTRY:
                found &= union(self.values[name].get(value, ()) for value in values)
        asked = {name: values for name, values in chosen.items() if name in ENTRY}
        return found & self._with_entry(asked) if asked else found

    def counts(self, matched: Ids, choices: Choices) -> dict[str, dict[str, int]]:
        """How many of the matched cases each value would show.

        A facet's own choice is left out of its counts, so that a second value can be added.
        A value is there if it would show something, or is chosen.
        """
        fitting = matched & self.narrowed(choices)
        found = {}
        for name in FACETS:
            chosen = choices.get(name, ())
            among = matched & self.narrowed(choices, but=name) if chosen else fitting
            ids = self.filed_under(name, choices)
            numbers = {value: len(among & ids.get(value, set())) for value in self.labels[name]}
            found[name] = {
                value: number for value, number in numbers.items() if number or value in chosen
            }
        return found

    def filed_under(self, name: str, choices: Choices) -> Mapping[str, Ids]:
        """The cases of each value; of a barrier entry, those where its other parts fit too."""
        if name not in ENTRY:
            return self.values[name]
        asked = {part: choices[part] for part in ENTRY if part != name and choices.get(part)}
        place = ENTRY.index(name)
        found: dict[str, Ids] = defaultdict(set)
        for entry, ids in self.entries.items():
            if fits(entry, asked):
                found[entry[place]] |= ids
        return found

    def _with_entry(self, asked: Choices) -> Ids:
        return union(ids for entry, ids in self.entries.items() if fits(entry, asked))


def fits(entry: tuple[str, str, str], asked: Choices) -> bool:
    parts = dict(zip(ENTRY, entry, strict=True))
    return all(parts[name] in values for name, values in asked.items())


def union(sets: Iterable[Iterable[int]]) -> Ids:
    return set().union(*sets)

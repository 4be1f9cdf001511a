"""The arrays against plain sets, which are slow but easy to be sure of."""

from random import Random

import numpy as np
import pytest

from search.facets import ENTRY, FACETS, FacetTable
from search.facets.filing import Filing

LABELS = {
    "sector": {"health": "Health", "housing": "Housing", "policing": "Policing"},
    "barrier": {"data": "Data", "money": "Money", "trust": "Trust"},
    "kind": {"systems": "Systems", "law": "Law"},
    "how_far": {"overcome": "Overcome", "eased": "Eased", "still": "Still there"},
    "status": {"running": "Running", "stopped": "Stopped"},
}


class Sets:
    """The same table made of sets of keys."""

    def __init__(self, keys, values, entries):
        self.keys, self.values, self.entries = set(keys), values, entries

    def narrowed(self, choices, but=""):
        found = set(self.keys)
        for name, wanted in choices.items():
            if wanted and name != but and name not in ENTRY:
                found &= {key for key, name_, value in self.values if (name_, value) in
                          {(name, one) for one in wanted}}  # fmt: skip
        asked = {n: choices[n] for n in ENTRY if choices.get(n) and n != but}
        if asked:
            found &= {key for key, entry in self.entries if fits(entry, asked)}
        return found

    def counts(self, matched, choices):
        found = {}
        for name in FACETS:
            among = matched & self.narrowed(choices, but=name)
            if name in ENTRY:
                asked = {n: choices[n] for n in ENTRY if n != name and choices.get(n)}
                pairs = {(key, entry[ENTRY.index(name)]) for key, entry in self.entries
                         if fits(entry, asked)}  # fmt: skip
            else:
                pairs = {(key, value) for key, name_, value in self.values if name_ == name}
            numbers = {
                value: sum(key in among for key, other in pairs if other == value)
                for value in LABELS.get(name, {})
            }
            chosen = choices.get(name, ())
            found[name] = {v: n for v, n in numbers.items() if n or v in chosen}
        return found


def fits(entry, asked):
    return all(entry[ENTRY.index(name)] in values for name, values in asked.items())


def made_up(random, number):
    """(the table, the same as sets) of so many cases, with keys in no order and with gaps."""
    keys = random.sample(range(number * 10), number)
    pairs = {name: ([], []) for name in ("sector", "status")}
    values, entries, columns = [], [], ([], [], [], [])
    for row, key in enumerate(keys):
        for name in pairs:
            for value in random.sample(list(LABELS[name]), random.randint(0, 2)):
                pairs[name][0].append(row)
                pairs[name][1].append(list(LABELS[name]).index(value))
                values.append((key, name, value))
        for _ in range(random.randint(0, 4)):
            entry = [random.choice(list(LABELS[name])) for name in ENTRY]
            place = ENTRY.index("kind")
            entry[place] = random.choice([entry[place], None])
            entries.append((key, tuple(entry)))
            columns[0].append(row)
            for column, name, value in zip(columns[1:], ENTRY, entry, strict=True):
                column.append(list(LABELS[name]).index(value) if value else -1)
    table = FacetTable.from_columns(keys, labels=LABELS, pairs=pairs, entries=columns)
    return table, Sets(keys, values, entries)


@pytest.mark.parametrize("number", [0, 1, 12, 60])
@pytest.mark.parametrize("seed", range(8))
def test_narrowing_and_counting_agree_with_plain_sets(number, seed):
    random = Random(f"{number} {seed}")
    table, sets = made_up(random, number)
    for _ in range(8):
        choices = {
            name: tuple(random.sample(list(LABELS[name]), random.randint(1, 2)))
            for name in random.sample(list(LABELS), random.randint(0, 4))
        }
        matched = set(random.sample(sorted(sets.keys), random.randint(0, number)))
        mask = np.isin(table.keys, list(matched))

        assert set(table.keys[table.narrowed(choices)].tolist()) == sets.narrowed(choices)
        assert table.counts(mask, choices) == sets.counts(matched, choices)


def test_values_stand_in_the_order_of_their_labels_and_only_where_they_show_something():
    table = FacetTable.from_columns([7, 3], labels=LABELS, pairs={"sector": ([0, 1, 0], [2, 0, 0])})

    counts = table.counts(table.everything, {"status": ("stopped",)})
    everything = table.counts(table.everything, {})

    assert list(everything["sector"].items()) == [("health", 2), ("policing", 1)]
    assert counts["sector"] == {}
    assert counts["status"] == {"stopped": 0}


def test_only_visible_keys_have_rows():
    table = FacetTable.from_columns([30, 10, 20], labels={}, pairs={})

    rows, known = table.rows_of(np.array([99, 20, 5, 30]))

    assert table.keys[rows].tolist() == [20, 30]
    assert known.tolist() == [False, True, False, True]


def test_few_hits_and_many_are_counted_alike():
    random = Random(1)
    filing = Filing.of(list(range(100)) * 2, [random.randrange(5) for _ in range(200)],
                       100, 5)  # fmt: skip
    mask = np.zeros(100, bool)
    mask[[3, 50, 99]] = True

    few = filing.counts(mask)
    in_stretches = [int(mask[filing.rows[a:b]].sum()) for a, b in
                    zip(filing.starts, filing.starts[1:], strict=False)]  # fmt: skip

    assert few.tolist() == in_stretches
    assert (
        filing.counts(~mask).tolist()
        == (filing.counts(np.ones(100, bool)) - filing.counts(mask)).tolist()
    )

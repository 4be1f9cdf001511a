"""The rows of a plan (steps, measures, risks and so on) as they stood at a moment."""

from collections import defaultdict
from dataclasses import dataclass, field

from practices.plans.log import values_of
from practices.plans.models import Measure, PartRow, Plan, PlanChange, Reading
from practices.plans.rows.keeping import kept_reading
from practices.plans.rows.kinds import BY_ROW_KIND

What = PlanChange.What
RowKey = tuple[str, int]


@dataclass
class RowThen:
    """What one row held, as `rows.keeping.kept` writes it; its place aside.

    The place is as good as known: moving a row shifts others, of which the history says nothing.
    """

    kind: str
    part_id: int
    values: dict
    position: int = field(default=0, compare=False)

    @classmethod
    def kept(cls, kind: str, part_id: int, values: dict) -> "RowThen":
        values = dict(values)
        return cls(kind, part_id, position=values.pop("position", 0), values=values)

    def __str__(self):
        return self.values.get("what") or self.values.get("role") or ""


def stored_rows(plan: Plan, read) -> dict[RowKey, PartRow]:
    """Every row of the plan; `read` makes a list of a queryset. One query for each kind."""
    return {
        (name, row.pk): row
        for name, kind in BY_ROW_KIND.items()
        for row in read(kind.model.objects.filter(plan=plan))
    }


def readings_of(plan: Plan) -> dict[int, dict]:
    """The readings of all measures, by measure and day."""
    found = defaultdict(dict)
    for reading in Reading.objects.filter(measure__plan=plan):
        found[reading.measure_id][reading.day.isoformat()] = kept_reading(reading)
    return found


def row_now(row: PartRow, readings: dict[int, dict]) -> RowThen:
    """A stored row as `kept` would give it, without a query of its own."""
    values = values_of(row)
    if isinstance(row, Measure):
        values["readings"] = dict(readings.get(row.pk, {}))
    return RowThen.kept(row._meta.model_name, row.part_id, values)


def take_back(rows: dict[RowKey, RowThen], change: PlanChange) -> None:
    """Undo one change to a row."""
    key, before = (change.row_kind, change.row_id), dict(change.before or {})
    if change.what == What.ROW_ADDED:
        rows.pop(key, None)
    elif change.what == What.ROW_DELETED:
        rows[key] = RowThen.kept(change.row_kind, change.part_id, before)
    elif key in rows:
        _take_back_values(rows, rows[key], before, change.after or {})


def _take_back_values(rows, row: RowThen, before: dict, after: dict) -> None:
    readings = before.pop("readings", {})
    for day in {*readings, *after.get("readings", {})}:
        row.values["readings"].pop(day, None)
        if readings.get(day):
            row.values["readings"][day] = readings[day]
    position = before.pop("position", row.position)
    if position != row.position:
        _swap(rows, row, position)
    row.values.update(before)


def _swap(rows, row: RowThen, position: int) -> None:
    for other in rows.values():
        if (other.kind, other.part_id, other.position) == (row.kind, row.part_id, position):
            other.position = row.position
    row.position = position

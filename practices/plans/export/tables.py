"""The rows of a plan's parts as tables of plain text, for every written form."""

from collections import defaultdict
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.ui.html.characters import without_unseen
from practices.plans.export.model import RowTable
from practices.plans.models import Measure, Plan
from practices.plans.outsiders import rows_for_reader
from practices.plans.rows.kind import RowKind
from practices.plans.rows.kinds import KINDS, MEASURES
from practices.plans.rows.kinds.measures import with_unit

DAY = "j F Y"


def day(value: date | None) -> str:
    return date_format(value, DAY) if value else ""


def tables_of(plan: Plan) -> dict[int, list[RowTable]]:
    """Every table of a plan by the id of its part. One or two queries for each kind of row."""
    tables: dict[int, list[RowTable]] = defaultdict(list)
    for kind in KINDS.values():
        for part_id, rows in rows_by_part(kind, plan).items():
            tables[part_id].append(table_of(kind, rows))
            if kind is MEASURES and (readings := readings_of(rows)):
                tables[part_id].append(readings)
    return tables


def rows_by_part(kind: RowKind, plan: Plan) -> dict[int, list]:
    found = defaultdict(list)
    for row in rows_for_reader(plan, kind.rows(plan=plan)):
        found[row.part_id].append(row)
    return found


def table_of(kind: RowKind, rows: list) -> RowTable:
    """The rows under their headers, without columns in which nobody wrote anything."""
    cells = [[cell(column.text(row)) for column in kind.columns] for row in rows]
    kept = [place for place in range(len(kind.columns)) if any(row[place] for row in cells)]
    headers = [str(kind.columns[place].label) for place in kept]
    return RowTable(
        str(kind.words.caption), headers, [[row[place] for place in kept] for row in cells]
    )


def readings_of(measures: list[Measure]) -> RowTable | None:
    rows = [
        [measure.what, day(reading.day), with_unit(reading.value, measure.unit), reading.note]
        for measure in measures
        for reading in measure.readings.all()
    ]
    headers = [_("Measure"), _("Day"), _("Value"), _("Note")]
    return (
        RowTable(_("Readings"), headers, [list(map(cell, row)) for row in rows]) if rows else None
    )


def cell(text) -> str:
    return without_unseen(str(text or ""))

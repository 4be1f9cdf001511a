"""Rows of a part: added, changed, moved, deleted, put back. Each writes the history."""

from django.db import transaction
from django.db.models import Max

from hub.people.models import User
from practices.plans.log import What, record, values_of
from practices.plans.models import PartRow, PlanPart
from practices.plans.rows.keeping import kept
from practices.plans.rows.kinds import BY_ROW_KIND, kind_of
from practices.plans.rows.row_form import fingerprint
from practices.plans.saving import touch

MOST = 200  # rows of one part


class TooManyRows(Exception):
    """The part holds as many rows as it can."""


class StaleRow(Exception):
    """Somebody changed the row in between. `theirs` is what stands there now."""

    def __init__(self, theirs: PartRow):
        super().__init__("Somebody changed this row in between.")
        self.theirs = theirs


@transaction.atomic
def add_row(*, part: PlanPart, by: User | None, **values) -> PartRow:
    """Add a row at the end of a part's table. Raises `TooManyRows`."""
    rows = room_in(part)
    last = rows.aggregate(last=Max("position"))["last"] or 0
    row = rows.create(plan_id=part.plan_id, part=part, position=last + 1, **values)
    row.refresh_from_db()  # as the database holds it
    note(row, What.ROW_ADDED, by, after=kept(row))
    return row


@transaction.atomic
def change_row(*, row: PartRow, by: User | None, seen: str | None = None, **values) -> PartRow:
    """Set these fields of a row, if it still says what the writer saw (`row_form.fingerprint`).

    Otherwise raises `StaleRow` and changes nothing. Without `seen` nothing is asked.
    """
    now = locked(row)
    changed = [name for name, value in values.items() if getattr(now, name) != value]
    if not changed:
        return now
    if seen is not None and seen != fingerprint(now):
        raise StaleRow(now)
    before = values_of(now)
    for name in changed:
        setattr(now, name, values[name])
    now.save(update_fields=changed)
    now.refresh_from_db()
    note(now, What.ROW_CHANGED, by, before=before, after=values_of(now))
    return now


@transaction.atomic
def delete_row(*, row: PartRow, by: User | None):
    """Delete a row. Gives the entry of the history from which `put_back` makes it again.

    Raises the model's `DoesNotExist` if somebody was quicker.
    """
    now = locked(row)
    change = note(now, What.ROW_DELETED, by, before=kept(now))
    now.delete()
    return change


@transaction.atomic
def move_row(*, row: PartRow, by: User | None, down: bool) -> None:
    """Let a row change places with the one above or below; at the end of the table it stays."""
    rows = list(rows_of(row.part))
    place = next((place for place, each in enumerate(rows) if each.pk == row.pk), None)
    if place is None:  # a colleague has just deleted it
        return
    other = place + (1 if down else -1)
    if not 0 <= other < len(rows):
        return
    moved, passed = rows[place], rows[other]
    before = values_of(moved)
    if moved.position == passed.position:
        number_rows(rows)
    moved.position, passed.position = passed.position, moved.position
    type(row).objects.bulk_update(rows, ["position"])
    note(moved, What.ROW_CHANGED, by, before=before, after=values_of(moved))


def number_rows(rows: list[PartRow]) -> None:
    """Give each a place of its own."""
    for position, each in enumerate(rows, 1):
        each.position = position


def rows_of(part: PlanPart):
    """A part's rows, held until the transaction ends: nobody adds or moves one meanwhile."""
    PlanPart.objects.select_for_update(no_key=True).get(pk=part.pk)
    return kind_of(part).model.objects.filter(part=part)


def room_in(part: PlanPart):
    """The same, if one more row fits. Raises `TooManyRows`."""
    rows = rows_of(part)
    if rows.count() >= MOST:
        raise TooManyRows
    return rows


def locked(row: PartRow) -> PartRow:
    return type(row).objects.select_for_update().get(pk=row.pk)


def note(row: PartRow, what: What, by: User | None, before=None, after=None):
    """Write the history, and that the plan has changed."""
    touch(row.plan_id)
    return record(
        plan_id=row.plan_id,
        what=what,
        by=by,
        label=str(row),
        part=row.part,
        row=row,
        before=before,
        after=after,
    )


def kind_named(row_kind: str):
    """The kind that the history calls by this name. Raises `KeyError`."""
    return BY_ROW_KIND[row_kind]

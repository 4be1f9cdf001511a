"""Rows made or set from what the history kept of them."""

from django.db import transaction

from hub.people.models import User
from practices.plans.log import What
from practices.plans.models import Measure, PartRow, Plan, PlanChange, PlanPart
from practices.plans.rows.keeping import kept, set_readings, set_values
from practices.plans.rows.verbs import kind_named, locked, note, room_in, rows_of


@transaction.atomic
def write_row(
    *, plan: Plan, part: PlanPart, kind: str, row_id: int | None, values: dict, by: User | None
) -> PartRow:
    """Make a row of this part say what `values` (as `keeping.kept` gives them) say.

    `kind` is the name that the history gives it, such as "action". A row that is gone is made
    again under its old number. Raises `KeyError` for a kind that is none, `ValidationError` and
    `TooManyRows`.
    """
    model = kind_named(kind).model
    row = model.objects.filter(pk=row_id, plan=plan, part=part).first() if row_id else None
    row = locked(row) if row else None
    before = kept(row) if row else None
    if row is None:
        room_in(part)
        is_free = row_id and not model.objects.filter(pk=row_id).exists()
        row = model(pk=row_id if is_free else None, plan=plan, part=part)
    set_values(row, values)
    row.save()
    if isinstance(row, Measure):
        set_readings(row, values.get("readings") or {})
    row.refresh_from_db()
    after = kept(row)
    if after != before:
        note(row, What.ROW_CHANGED if before else What.ROW_ADDED, by, before=before, after=after)
    return row


@transaction.atomic
def put_back(*, change: PlanChange, by: User | None) -> PartRow:
    """Make a deleted row again, from the entry that says it was deleted. Doing it twice makes one.

    Raises `TooManyRows`.
    """
    found = rows_of(change.part).filter(pk=change.row_id)  # two at once would make it twice
    return found.first() or write_row(
        plan=change.plan,
        part=change.part,
        kind=change.row_kind,
        row_id=change.row_id,
        values=change.before,
        by=by,
    )


def deletion_of(plan: Plan, row_kind: str, row_id: int) -> PlanChange | None:
    """The entry that says when a row of this plan was deleted, if it was."""
    gone = plan.changes.filter(what=What.ROW_DELETED, row_kind=row_kind, row_id=row_id)
    return gone.select_related("part", "plan").first()

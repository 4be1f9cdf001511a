"""The history of a plan: every change that somebody made, in the transaction that made it."""

from django.db.models import Model
from django.forms.models import model_to_dict

from hub.people.models import User
from practices.plans.models import PartRow, Plan, PlanChange, PlanPart

What = PlanChange.What
NOT_KEPT = {"id", "plan", "part", "created_at"}


def record(
    *,
    plan_id,
    what: PlanChange.What,
    by: User | None,
    label: str = "",
    part: PlanPart | None = None,
    version: int | None = None,
    row: PartRow | None = None,
    before=None,
    after=None,
) -> PlanChange:
    """Write one entry. `before` and `after` are values that JSON can hold."""
    return PlanChange.objects.create(
        plan_id=plan_id,
        what=what,
        by=by,
        label=label[:500],
        part=part,
        version=version,
        row_kind=row._meta.model_name if row else "",
        row_id=row.pk if row else None,
        before=before,
        after=after,
    )


def record_plan(plan: Plan, what: PlanChange.What, by: User | None, before=None, after=None):
    """An entry about the plan as a whole."""
    return record(plan_id=plan.pk, what=what, by=by, label=plan.title, before=before, after=after)


def values_of(row: Model) -> dict:
    """What a row holds, as JSON can keep it; enough to make it again."""
    values = model_to_dict(row)
    fields = {field.name: field for field in row._meta.concrete_fields}
    return {
        name: fields[name].value_to_string(row) if value is not None else None
        for name, value in values.items()
        if name not in NOT_KEPT and name in fields
    } | {"position": row.position}

"""Steps of a plan: added, changed, deleted."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from practices.plans.models import Action, PlanPart
from practices.plans.saving import touch


@transaction.atomic
def add_action(
    *, part: PlanPart, what: str, owner: str = "", due: date | None = None, is_done: bool = False
) -> Action:
    """Add a step at the end of a part's list."""
    last = part.actions.aggregate(last=Max("position"))["last"] or 0
    action = Action.objects.create(
        plan_id=part.plan_id,
        part=part,
        what=what,
        owner=owner,
        due=due,
        is_done=is_done,
        position=last + 1,
    )
    touch(part.plan_id)
    return action


@transaction.atomic
def change_action(*, action: Action, **values) -> Action:
    """Set these fields of a step."""
    for name, value in values.items():
        setattr(action, name, value)
    action.save(update_fields=[*values])
    touch(action.plan_id)
    return action


@transaction.atomic
def delete_action(*, action: Action) -> None:
    """Delete a step for good."""
    plan_id = action.plan_id
    action.delete()
    touch(plan_id)

"""What can be done to a plan as a whole."""

from django.db import transaction

from hub.people.models import Organisation
from practices.plans.models import Plan


@transaction.atomic
def rename_plan(*, plan: Plan, title: str) -> Plan:
    """Give the plan another title."""
    plan.title = title
    plan.save(update_fields=["title", "updated_at"])
    return plan


@transaction.atomic
def change_state(*, plan: Plan, state: str, because: str = "") -> Plan:
    """Say how far the plan is; the reason is kept only while it is stopped."""
    plan.state = state
    plan.stopped_because = because if state == Plan.State.STOPPED else ""
    plan.save(update_fields=["state", "stopped_because", "updated_at"])
    return plan


class AlreadyHasHome(ValueError):
    """The plan belongs to an organisation and does not move again."""


@transaction.atomic
def move_plan(*, plan: Plan, organisation: Organisation) -> Plan:
    """Give a plan that is its author's alone to an organisation."""
    moved = Plan.objects.filter(pk=plan.pk, organisation__isnull=True)
    if not moved.update(organisation=organisation):
        raise AlreadyHasHome
    plan.refresh_from_db()
    return plan


@transaction.atomic
def delete_plan(*, plan: Plan) -> None:
    """Delete the plan and all that was written in it, for good."""
    plan.delete()

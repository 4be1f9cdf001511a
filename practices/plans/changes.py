"""What can be done to a plan as a whole, but for putting it on the shelf (`shelf`)."""

from django.db import transaction

from hub.people.models import Organisation, User
from practices.plans.log import What, record_plan
from practices.plans.models import Plan


@transaction.atomic
def rename_plan(*, plan: Plan, title: str, user: User) -> Plan:
    """Give the plan another title."""
    return _change(plan, What.TITLE, user, title=title)


@transaction.atomic
def change_state(*, plan: Plan, state: str, user: User, because: str = "") -> Plan:
    """Say how far the plan is; the reason is kept only while it is stopped."""
    because = because if state == Plan.State.STOPPED else ""
    return _change(plan, What.STATE, user, state=state, stopped_because=because)


def _change(plan: Plan, what: What, user: User, **values) -> Plan:
    """Set these fields, and record what stood there. Of two people at once the last one's stays,
    and the history has both."""
    now = Plan.objects.select_for_update().get(pk=plan.pk)
    before = {name: getattr(now, name) for name in values}
    for name, value in values.items():
        setattr(plan, name, value)
    if before != values:
        plan.save(update_fields=[*values, "updated_at"])
        record_plan(plan, what, user, before=before, after=values)
    return plan


class AlreadyHasHome(ValueError):
    """The plan belongs to an organisation and does not move again."""


@transaction.atomic
def move_plan(*, plan: Plan, organisation: Organisation, user: User) -> Plan:
    """Give a plan that is its author's alone to an organisation. Raises `AlreadyHasHome`."""
    moved = Plan.objects.filter(pk=plan.pk, organisation__isnull=True)
    if not moved.update(organisation=organisation):
        raise AlreadyHasHome
    plan.refresh_from_db()
    home = {"organisation": organisation.pk, "name": organisation.name}
    record_plan(plan, What.MOVED, user, before={"organisation": None}, after=home)
    return plan

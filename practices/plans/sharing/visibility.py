"""Saying who sees a plan, and whether its source may name us."""

from django.db import transaction

from hub.people.models import User
from practices.plans.log import What, record_plan
from practices.plans.models import Plan
from practices.plans.sharing.levels import Level, is_wider
from practices.plans.sharing.mails import tell_partners


class NobodysPlan(ValueError):
    """The plan is its author's alone; it is shared once an organisation has it."""


class StaleLevel(ValueError):
    """Somebody else has changed the level since this person looked."""


@transaction.atomic
def change_level(*, plan: Plan, level: str, expected: str, by: User) -> Plan:
    """Say who sees the plan. `expected` is the level that the person saw when they chose.

    Raises `StaleLevel` where another stands there by now, and `NobodysPlan` where the plan has
    no organisation; then nothing is changed. Choosing what is already there does nothing.
    """
    now = _locked(plan)
    before = now.visibility
    if before == level:
        return now
    if before != expected:
        raise StaleLevel
    now.visibility = level
    now.save(update_fields=["visibility"])
    record_plan(now, What.VISIBILITY, by, {"visibility": before}, {"visibility": level})
    if before == Level.US and is_wider(level, before):
        tell_partners(now, [row.organisation for row in now.partnerships.all()])
    return now


@transaction.atomic
def change_naming(*, plan: Plan, is_named: bool, by: User) -> Plan:
    """Say whether the source may name the plan's organisation. Raises `NobodysPlan`."""
    now = _locked(plan)
    if now.is_named != is_named:
        now.is_named = is_named
        now.save(update_fields=["is_named"])
        before, after = {"is_named": not is_named}, {"is_named": is_named}
        record_plan(now, What.VISIBILITY, by, before, after)
    return now


def _locked(plan: Plan) -> Plan:
    now = Plan.objects.select_for_update().get(pk=plan.pk)
    if now.organisation_id is None:
        raise NobodysPlan
    return now

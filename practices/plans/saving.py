"""Saving what people write, so that two people at one part never lose a word."""

from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone

from hub.people.models import User
from hub.ui.html import clean
from practices.plans.models import Plan, PlanPart, PlanSection


class Stale(Exception):
    """Somebody saved in between. `theirs` is what stands there now."""

    def __init__(self, theirs: Model):
        super().__init__("Somebody saved this in between.")
        self.theirs = theirs


class StalePart(Stale):
    theirs: PlanPart


class StaleSection(Stale):
    theirs: PlanSection


@transaction.atomic
def save_part(*, part: PlanPart, expected_version: int, user: User, **values) -> PlanPart:
    """Set these fields of a part, if it still stands at the version that the writer saw.

    Otherwise raises `StalePart` and changes nothing. Saving what is already there is no conflict.
    """
    if "text" in values:
        values["text"] = clean(values["text"], "plan")
    return _save(part, expected_version, user, values, StalePart)


@transaction.atomic
def decide_section(
    *, section: PlanSection, expected_version: int, user: User, decision: str, reason: str
) -> PlanSection:
    """Say whether to go on, go back or stop here after a section; as safe as `save_part`."""
    values = {"decision": decision, "reason": reason}
    return _save(section, expected_version, user, values, StaleSection)


def _save(row, expected_version: int, user: User, values: dict, stale: type[Stale]):
    rows = type(row)._default_manager
    # One statement asks and writes, so nobody can save between the two.
    changed = rows.filter(pk=row.pk, version=expected_version).update(
        **values, version=F("version") + 1, updated_by=user, updated_at=timezone.now()
    )
    now = rows.get(pk=row.pk)
    if not changed and any(getattr(now, name) != value for name, value in values.items()):
        raise stale(now)
    touch(now.plan_id)
    return now


def touch(plan_id) -> None:
    """Note that something in the plan has changed."""
    Plan.objects.filter(pk=plan_id).update(updated_at=timezone.now())

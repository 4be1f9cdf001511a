"""Saving what people write, so that two people at one part never lose a word."""

from datetime import date

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from hub.people.models import User
from hub.ui.html import clean
from practices.plans.log import What, record
from practices.plans.models import PartDraft, PartVersion, Plan, PlanPart, PlanSection


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
    now, before = _save(part, expected_version, user, values, StalePart)
    if before:
        record(
            plan_id=now.plan_id,
            what=What.PART,
            by=user,
            label=now.heading,
            part=now,
            version=now.version,
        )
    return now


@transaction.atomic
def save_typed(*, part: PlanPart, expected_version: int, user: User, **values) -> PlanPart:
    """Save what somebody typed into the form of a part; then their draft of it has done its work.

    Any other save leaves the draft alone: it does not have those words. Raises `StalePart`.
    """
    now = save_part(part=part, expected_version=expected_version, user=user, **values)
    PartDraft.objects.filter(part=part, user=user).delete()
    return now


@transaction.atomic
def decide_section(
    *, section: PlanSection, expected_version: int, user: User, decision: str, reason: str
) -> PlanSection:
    """Say whether to go on, go back or stop here after a section; as safe as `save_part`."""
    values = {"decision": decision, "reason": reason}
    return _save_section(section, expected_version, user, values)


@transaction.atomic
def assign_section(
    *, section: PlanSection, expected_version: int, user: User, lead: str, due: date | None
) -> PlanSection:
    """Say who leads a section and by when it is to be done; as safe as `save_part`."""
    return _save_section(section, expected_version, user, {"lead": lead, "due": due})


def _save_section(section, expected_version: int, user: User, values: dict) -> PlanSection:
    now, before = _save(section, expected_version, user, values, StaleSection)
    if before:
        record(
            plan_id=now.plan_id,
            what=What.SECTION,
            by=user,
            label=now.title,
            row=now,
            before=_for_json(before),
            after=_for_json({name: values[name] for name in before}),
        )
    return now


def _for_json(values: dict) -> dict:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def _save(row, expected_version: int, user: User, values: dict, stale: type[Stale]):
    """The row as it stands now, and what its changed fields held before."""
    # Locked, so that nobody can save between our question and our answer. Not against those who
    # only point to it, such as the history of a row: two would wait for each other.
    now = type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)
    changed = [name for name, value in values.items() if getattr(now, name) != value]
    if not changed:
        return now, {}
    if now.version != expected_version:
        raise stale(now)
    if isinstance(now, PlanPart):
        PartVersion.of(now).save(force_insert=True)
    before = {name: getattr(now, name) for name in changed}
    for name in changed:
        setattr(now, name, values[name])
    now.version += 1
    now.updated_by = user
    now.save(update_fields=[*changed, "version", "updated_by", "updated_at"])
    touch(now.plan_id)
    return now, before


def touch(plan_id) -> None:
    """Note that something in the plan has changed."""
    Plan.objects.filter(pk=plan_id).update(updated_at=timezone.now())

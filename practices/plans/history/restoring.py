"""Putting the whole plan back as it was. Everything is saved on top; nothing is taken away."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from hub.people.models import User
from practices.plans.changes import change_state, rename_plan
from practices.plans.history.listing import latest_change
from practices.plans.history.rows import RowThen
from practices.plans.history.then import PlanThen, Present, plan_at
from practices.plans.log import What, record_plan
from practices.plans.models import Plan, PlanChange, PlanPart, PlanSection
from practices.plans.rows.putting_back import write_row
from practices.plans.rows.verbs import delete_row
from practices.plans.saving import assign_section, decide_section, save_part


class PlanMovedOn(Exception):
    """Somebody changed the plan after the person who wants it back had looked."""


class NothingToPutBack(Exception):
    """The plan says already what it said then."""


@transaction.atomic
def restore_plan(*, plan: Plan, to: PlanChange, expected: int, user: User) -> PlanChange:
    """Make the plan say what it said after the change `to`; gives the entry that says so.

    `expected` is the id of the newest change that the person saw. Parts added since stay, with
    their rows: nothing in the history could bring them back. Raises `PlanMovedOn` and
    `NothingToPutBack`, and changes nothing then.
    """
    present = Present.of(plan, lock=True)
    if latest_change(plan) != expected:
        raise PlanMovedOn
    now, then = present.then, without_newer_parts(plan_at(to.pk, present), present)
    if then == now:
        raise NothingToPutBack
    _put_back_facts(present.plan, now, then, user)
    _put_back_words(present, now, then, user)
    _put_back_rows(present, now, then, user)
    day = date_format(timezone.localtime(to.at), "j F Y, H:i")
    return record_plan(present.plan, What.RESTORED, user, after={"change": to.pk, "day": day})


def without_newer_parts(then: PlanThen, present: Present) -> PlanThen:
    """What the plan will hold once put back: parts added since, and their rows, as they are."""
    now = present.then
    newer = now.parts.keys() - then.parts.keys()
    parts = then.parts | {pk: now.parts[pk] for pk in newer}
    rows = then.rows | {key: row for key, row in now.rows.items() if row.part_id in newer}
    return PlanThen(then.facts, parts, then.sections, rows)


def parts_added_since(then: PlanThen, present: Present) -> list[PlanPart]:
    """The parts that stay although the plan did not have them then."""
    return [part for pk, part in present.parts.items() if pk not in then.parts]


def _put_back_facts(plan: Plan, now: PlanThen, then: PlanThen, user: User) -> None:
    rename_plan(plan=plan, title=then.facts["title"], user=user)
    because = then.facts["stopped_because"]
    change_state(plan=plan, state=then.facts["state"], because=because, user=user)


def _put_back_words(present: Present, now: PlanThen, then: PlanThen, user: User) -> None:
    for pk, answers in then.parts.items():
        if answers != now.parts[pk]:
            part = present.parts[pk]
            save_part(part=part, expected_version=part.version, user=user, **answers)
    for pk, facts in then.sections.items():
        if facts != now.sections[pk]:
            _put_back_section(present.sections[pk], facts, user)


def _put_back_section(section, then: dict, user: User) -> None:
    decided = {name: then[name] for name in ("decision", "reason")}
    section = decide_section(
        section=section, expected_version=section.version, user=user, **decided
    )
    due = PlanSection._meta.get_field("due").to_python(then["due"])
    assign_section(
        section=section, expected_version=section.version, user=user, lead=then["lead"], due=due
    )


def _put_back_rows(present: Present, now: PlanThen, then: PlanThen, user: User) -> None:
    # First those that go, so that no part holds more rows than it can.
    for key in now.rows.keys() - then.rows.keys():
        delete_row(row=present.rows[key], by=user)
    for key, row in then.rows.items():
        if row != now.rows.get(key):
            write_row(
                plan=present.plan,
                part=present.parts[row.part_id],
                kind=row.kind,
                row_id=key[1],
                values=dict(_values(row, now.rows.get(key))),
                by=user,
            )


def _values(row: RowThen, now: RowThen | None) -> Iterator[tuple[str, object]]:
    yield from row.values.items()
    yield "position", row.position
    if now and "readings" in row.values:
        none = dict.fromkeys(now.values["readings"])  # a day with None has no reading
        yield "readings", none | row.values["readings"]

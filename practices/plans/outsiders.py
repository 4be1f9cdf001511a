"""What people who do not work on a plan may read of it: pages, versions, search and files.

A source that is not open to them is hidden: its words, and for a plan its title too.
"""

import re
from collections.abc import Iterable

from practices.plans.closed import (
    Closed,
    closed_in,
    closed_texts,
    of_ours,
    open_cases,
    open_to_as_many,
)
from practices.plans.lineage.reach import is_plan
from practices.plans.models import (
    PartRow,
    Person,
    Plan,
    PlanPart,
    PlanSection,
    PlanSource,
    PlanVersion,
)
from practices.plans.origins import Origin
from practices.plans.sources import sources_of

PLAN_KEY = re.compile(r"[0-9a-f]{32}")
WHERE_FROM = "source"  # the part of every template that names what the plan is made from


def words_for_outsiders(part: PlanPart, closed: Closed) -> str:
    """The part's words; not the text of a source that has been closed since."""
    return "" if closed.hides(part) else part.own_words


def for_reader(plan: Plan, parts: Iterable[PlanPart]) -> list[PlanPart]:
    """The plan's parts as the person who asked may have them. Never save what comes back.

    The doors in `views.access` set `plan.is_inside`; for people inside nothing changes.
    """
    parts = list(parts)
    if getattr(plan, "is_inside", True):
        return parts
    closed = closed_in(plan)
    for part in parts:
        _strip(part, closed)
    return parts


def _strip(part: PlanPart, closed: Closed) -> None:
    part.updated_by_id, part.decided_by = None, ""
    part.is_hidden, hides_base = closed.hides(part), closed.hides_base(part)
    if part.is_hidden or (closed.has_secret and part.key == WHERE_FROM):
        part.text = ""
    if hides_base:
        part.base = ""


def sections_for_reader(plan: Plan, sections: Iterable[PlanSection]) -> list[PlanSection]:
    """Sections as the person who asked may have them: who sees to one is the team's concern.
    Never save what comes back."""
    sections = list(sections)
    if not getattr(plan, "is_inside", True):
        for section in sections:
            section.lead, section.due = "", None
    return sections


def sources_for_reader(plan: Plan) -> list[PlanSource]:
    """The plan's sources for whom `plan.is_inside` says: each with `is_withdrawn`, and with
    `may_be_named`, since a title can tell too much. Later versions concern the team alone."""
    if getattr(plan, "is_inside", True):
        return [_named(source, True) for source in sources_of(plan)]
    sources = list(plan.sources.select_related("version", "plan_version"))
    cases = open_cases(source.key for source in sources)
    plans, ours = open_to_as_many(sources, plan), of_ours(sources, plan)
    for source in sources:
        is_open = source.key in (plans if source.is_plan else cases)
        source.is_withdrawn = not is_open and source.key not in ours
        _named(source, is_open or not source.is_plan)
    return sources


def _named(source: PlanSource, may_be_named: bool) -> PlanSource:
    source.may_be_named = may_be_named
    return source


def content_for_reader(plan: Plan, origin: Origin) -> dict:
    """What a source of the plan says, as the person who asked may have it."""
    if getattr(plan, "is_inside", True) or not isinstance(origin, PlanVersion):
        return origin.content
    return content_for_outsiders(origin)


def content_for_outsiders(version: PlanVersion) -> dict:
    """What a kept version of a plan says, less what has been closed since."""
    content, closed = version.content, closed_texts(version)
    blocks = [row | {"html": ""} if row["html"] in closed else row for row in content["blocks"]]
    return content | {"blocks": blocks, "sources": _named_to_all(content["sources"])}


def _named_to_all(sources: list[dict]) -> list[dict]:
    """Without plans that not everyone may read: a title can tell too much."""
    # A file that was brought in may name anything as a key.
    keys = [each["key"] for each in sources if PLAN_KEY.fullmatch(each["key"])]
    plans = Plan.objects.filter(deleted_at=None, visibility=Plan.Visibility.EVERYONE)
    known = plans.filter(pk__in=keys).values_list("pk", flat=True) if keys else ()
    shown = {each.hex for each in known}
    return [each for each in sources if each["key"] in shown or not is_plan(each["key"])]


def rows_for_reader(plan: Plan, rows: Iterable[PartRow]) -> list[PartRow]:
    """Rows of a plan as the person who asked may have them. Never save what comes back.

    Outside the team people are their roles: nobody asked them whether they may be named.
    """
    rows = list(rows)
    if not getattr(plan, "is_inside", True):
        for row in rows:
            if isinstance(row, Person):
                row.name, row.days_a_week = "", None
    return rows

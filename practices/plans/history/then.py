"""What a plan held at one moment: as it stands now, with every later change taken back.

A moment is the id of a `PlanChange`, and means "after that change". Texts of parts are read from
the versions that were kept; everything else from what each change says stood there before.
"""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from django.db.models import F, Min, OuterRef, Subquery

from practices.plans.history.rows import (
    RowKey,
    RowThen,
    readings_of,
    row_now,
    stored_rows,
    take_back,
)
from practices.plans.models import PartRow, PartVersion, Plan, PlanChange, PlanPart, PlanSection

What = PlanChange.What
FACTS = ("title", "state", "stopped_because")
SECTION_FACTS = ("decision", "reason", "lead", "due")


@dataclass
class PlanThen:
    """The words and decisions of a plan: not who sees it, its sources or its files."""

    facts: dict[str, str]
    parts: dict[int, dict]
    sections: dict[int, dict]
    rows: dict[RowKey, RowThen]


@dataclass
class Present:
    """The plan as it stands. Ten queries, however much is in it."""

    plan: Plan
    parts: dict[int, PlanPart]
    sections: dict[int, PlanSection]
    rows: dict[RowKey, PartRow]
    readings: dict[int, dict]

    @classmethod
    def of(cls, plan: Plan, *, lock: bool = False) -> "Present":
        """With `lock`, nobody can change any of it until the transaction ends."""

        def read(rows) -> list:
            rows = rows.order_by("pk")  # always in this order: two that lock must not cross
            return list(rows.select_for_update(no_key=True) if lock else rows)

        parts, sections = by_id(read(plan.parts.all())), by_id(read(plan.sections.all()))
        rows = stored_rows(plan, read)
        # The plan comes last, as in every save, so that two writers never wait for each other.
        now = read(Plan.objects.filter(pk=plan.pk))[0]
        return cls(now, parts, sections, rows, readings_of(plan))

    @property
    def then(self) -> PlanThen:
        return PlanThen(
            facts={name: getattr(self.plan, name) for name in FACTS},
            parts={pk: PartVersion.of(part).answers for pk, part in self.parts.items()},
            sections={pk: section_facts(section) for pk, section in self.sections.items()},
            rows={key: row_now(row, self.readings) for key, row in self.rows.items()},
        )


def by_id(rows: Iterable) -> dict:
    return {row.pk: row for row in rows}


def section_facts(section: PlanSection) -> dict:
    facts = {name: getattr(section, name) for name in SECTION_FACTS}
    return facts | {"due": section.due.isoformat() if section.due else None}


def plan_at(moment: int, present: Present) -> PlanThen:
    """What the plan held after the change with this id. Two queries."""
    then = deepcopy(present.then)
    titles = {section.title: pk for pk, section in present.sections.items()}
    for change in present.plan.changes.filter(pk__gt=moment).order_by("-pk"):
        _take_back(then, change, titles)
    for past in _versions_at(moment, present.plan):
        if past.part_id in then.parts:
            then.parts[past.part_id] = past.answers
    return then


def _take_back(then: PlanThen, change: PlanChange, titles: dict[str, int]) -> None:
    before = change.before or {}
    match change.what:
        case What.PART if change.version == 1:
            then.parts.pop(change.part_id, None)  # it was added by this change
        case What.ROW_ADDED | What.ROW_CHANGED | What.ROW_DELETED:
            take_back(then.rows, change)
        case What.SECTION:
            facts = then.sections.get(change.row_id or titles.get(change.label), {})
            facts.update({name: before[name] for name in SECTION_FACTS if name in before})
        case What.TITLE | What.STATE:
            then.facts.update({name: before[name] for name in FACTS if name in before})


def _versions_at(moment: int, plan: Plan):
    """Of every part saved since, the version that stood there at this moment."""
    saves = PlanChange.objects.filter(part=OuterRef("part"), what=What.PART, pk__gt=moment)
    first = saves.order_by().values("part").annotate(first=Min("version")).values("first")
    versions = PartVersion.objects.filter(part__plan=plan).annotate(next=Subquery(first))
    return versions.select_related("part").filter(number=F("next") - 1)

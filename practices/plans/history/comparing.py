"""What differs in a plan between two moments, ready to be shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from practices.plans.history.rows import RowThen
from practices.plans.history.showing import Labels
from practices.plans.history.then import FACTS, SECTION_FACTS, PlanThen, Present
from practices.plans.models import Plan, PlanPart, PlanSection
from practices.plans.rows.kinds import BY_ROW_KIND

PART_FACTS = (
    "decision",
    "reason",
    "planned",
    "decided_by",
    "core_kept",
    "chosen",
    "likeness",
    "matters",
    "is_done",
)


@dataclass(frozen=True)
class Fact:
    """One value that is not what it was."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class PartDifference:
    part: PlanPart
    is_new: bool
    before: str
    after: str
    facts: list[Fact]
    is_source_moved: bool

    @property
    def is_rewritten(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class RowDifference:
    """`what` is "added", "changed" or "removed"."""

    what: str
    kind: str
    label: str
    part: PlanPart | None
    facts: list[Fact]


@dataclass(frozen=True)
class Comparison:
    facts: list[Fact]
    parts: list[PartDifference]
    sections: list[tuple[PlanSection, list[Fact]]]
    rows: list[RowDifference]

    @property
    def is_empty(self) -> bool:
        return not (self.facts or self.parts or self.sections or self.rows)


def compare_plans(before: PlanThen, after: PlanThen, present: Present) -> Comparison:
    """What came, went or changed from one moment to the other. One query, for barriers' names."""
    labels = Labels(before, after)
    return Comparison(
        facts=list(_facts(labels, Plan, FACTS, before.facts, after.facts)),
        parts=list(_parts(labels, before, after, present)),
        sections=list(_sections(labels, before, after, present)),
        rows=list(_rows(labels, before, after, present)),
    )


def _facts(labels: Labels, model, names, before: dict, after: dict) -> Iterator[Fact]:
    for name in names:
        held, holds = before.get(name), after.get(name)
        if held != holds:
            told = (labels.shown(model, name, value) for value in (held, holds))
            yield Fact(labels.label(model, name), *told)


def _parts(labels, before, after, present) -> Iterator[PartDifference]:
    for part in sorted(present.parts.values(), key=lambda part: (part.position, part.pk)):
        holds, held = after.parts.get(part.pk), before.parts.get(part.pk)
        if holds is None or holds == held:
            continue
        known = held or dict.fromkeys(holds)
        yield PartDifference(
            part=part,
            is_new=held is None,
            before=known["text"] or "",
            after=holds["text"],
            facts=list(_facts(labels.of_part(part), PlanPart, PART_FACTS, known, holds)),
            is_source_moved=held is not None and held["base"] != holds["base"],
        )


def _sections(labels, before, after, present) -> Iterator[tuple[PlanSection, list[Fact]]]:
    for section in sorted(present.sections.values(), key=lambda section: section.position):
        both = before.sections[section.pk], after.sections[section.pk]
        facts = list(_facts(labels, PlanSection, SECTION_FACTS, *both))
        if facts:
            yield section, facts


def _rows(labels, before, after, present) -> Iterator[RowDifference]:
    for key in sorted({*before.rows, *after.rows}):
        held, holds = before.rows.get(key), after.rows.get(key)
        if held != holds:
            yield _row(labels, held, holds, present)


def _row(labels, held: RowThen | None, holds: RowThen | None, present) -> RowDifference:
    row = holds or held
    kind = BY_ROW_KIND[row.kind]
    names = dict.fromkeys([*row.values, *(held.values if held else ())])
    both = (each.values if each else {} for each in (held, holds))
    what = "added" if held is None else "removed" if holds is None else "changed"
    return RowDifference(
        what=what,
        kind=str(kind.words.caption),
        label=str(row) or _("No name"),
        part=present.parts.get(row.part_id),
        facts=list(_facts(labels, kind.model, names, *both)),
    )

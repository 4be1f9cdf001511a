"""A plan put in order for reading: its sections, their parts, and how each stands."""

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from practices.plans.models import Plan, PlanPart, PlanSection, PlanSource
from practices.plans.origins import blocks_of
from practices.plans.outsiders import for_reader
from practices.plans.rows.kinds import kind_of
from practices.plans.rows.table import PlanRows, RowTable, with_rows

CORE_DROPPED_WARNING = _(
    "You are leaving out a part that the source marks as core. You may be making something new, "
    "so read its evidence mark as “Clear idea” (1). Say why, and what will do the same job."
)
# Once that has been said
CORE_DROPPED_NOTE = _(
    "You are leaving out a part that the source marks as core. You may be making something new, "
    "so read its evidence mark as “Clear idea” (1)."
)


class Status(TextChoices):
    NOT_STARTED = "not-started", _("Not started")
    IN_PROGRESS = "in-progress", _("In progress")
    DONE = "done", _("Done")


COLOURS = {Status.NOT_STARTED: "blue", Status.IN_PROGRESS: "teal", Status.DONE: ""}


@dataclass
class PartOutline:
    part: PlanPart
    plan_rows: PlanRows
    number: int = 0  # its place in the source, which may mix core parts and others

    @property
    def status(self) -> Status:
        if self.part.is_done:
            return Status.DONE
        is_begun_here = self.part.has_rows or is_begun(self.part)
        return Status.IN_PROGRESS if is_begun_here else Status.NOT_STARTED

    @property
    def table(self) -> RowTable | None:
        """The part's rows, if it holds any. The first part of a kind asks for all of that kind."""
        rows = self.plan_rows.of(self.part) if self.part.has_rows else []
        return RowTable(self.part, kind_of(self.part), rows) if rows else None

    @property
    def task(self) -> dict:
        """The part as an item of ui/task_list.html."""
        return {
            "title": self.part.heading,
            "url": self.part.get_absolute_url(),
            "hint": self.hint,
            "status": on_one_line(self.status.label),
            "colour": COLOURS[self.status],
        }

    @property
    def hint(self) -> str:
        decided = self.part.get_decision_display() if self.part.decision else ""
        return ". ".join(filter(None, [self.place, str(decided)]))

    @property
    def place(self) -> str:
        core = str(_("Core part")) if self.part.core else ""
        if not self.number:
            return core
        where = _("number %(number)d in the source") % {"number": self.number}
        return f"{core}, {where}" if core else where[0].upper() + where[1:]


@dataclass
class SectionOutline:
    section: PlanSection
    parts: list[PartOutline] = field(default_factory=list)

    @property
    def tasks(self) -> list[dict]:
        tasks = [part.task for part in self.parts]
        return [*tasks, self.decision_task] if self.section.ends_with_decision else tasks

    @property
    def decision_task(self) -> dict:
        decided = self.section.get_decision_display()
        return {
            "title": format_html(
                '{}<span class="govuk-visually-hidden"> ({})</span>',
                _("What do you decide?"),
                self.section.title,
            ),
            "url": self.section.get_absolute_url(),
            "status": on_one_line(decided or _("Not decided")),
            "colour": "" if decided else COLOURS[Status.NOT_STARTED],
        }


def on_one_line(label) -> str:
    """A status is two words in a narrow column: better one line than a broken tag."""
    return str(label) if len(label) > 12 else str(label).replace(" ", "\u00a0")


def is_begun(part: PlanPart) -> bool:
    """Whether anyone has written or chosen anything in this part."""
    given = part.base if part.is_block else ""  # a block begins with the source's words
    answers = [part.decision, part.reason, part.chosen, part.likeness, part.matters]
    return part.text != given or any(answers)


def outline(plan: Plan) -> list[SectionOutline]:
    """The whole plan, in two queries; its tables are read when they are asked for."""
    plan_rows = PlanRows(plan)
    sections = {section.pk: SectionOutline(section) for section in plan.sections.all()}
    for part in for_reader(plan, with_rows(plan.parts.all())):
        sections[part.section_id].parts.append(PartOutline(part, plan_rows))
    return list(sections.values())


def number_parts(sections: list[SectionOutline], sources: list[PlanSource]) -> None:
    """Give each building block its place in the source's own order."""
    numbers = {
        (source.pk, block.uid): number
        for source in sources
        for number, block in enumerate(blocks_of(source.origin), 1)
    }
    for section in sections:
        for row in section.parts:
            row.number = numbers.get((row.part.source_id, row.part.source_uid), 0)


def next_part(sections: list[SectionOutline]) -> PlanPart | None:
    """The first part that is not done; none once all are."""
    parts = (row for section in sections for row in section.parts)
    return next((row.part for row in parts if row.status != Status.DONE), None)


def progress(sections: list[SectionOutline]) -> dict[str, int]:
    """How many parts there are, and how many are done."""
    parts = [part for section in sections for part in section.parts]
    done = sum(part.status == Status.DONE for part in parts)
    return {"done": done, "total": len(parts)}


@dataclass
class MissingCore:
    """A core building block that a plan does without, and the part that says so, if any."""

    title: str
    part: PlanPart | None

    @property
    def has_reason(self) -> bool:
        return bool(self.part and self.part.reason)


def core_missing(plan: Plan, sources: list[PlanSource]) -> list[MissingCore]:
    """Core building blocks of its sources that the plan leaves out or drops."""
    taken = {(part.source_id, part.source_uid): part for part in plan.parts.exclude(source_uid="")}
    missing = []
    for source in sources:
        for block in blocks_of(source.origin):
            part = taken.get((source.pk, block.uid))
            if block.core is True and (part is None or part.decision == PlanPart.Decision.DROP):
                missing.append(MissingCore(block.title, part))
    return missing


def core_warning(has_reason: bool) -> str:
    """What to say where something core is left out."""
    return str(CORE_DROPPED_NOTE if has_reason else CORE_DROPPED_WARNING)

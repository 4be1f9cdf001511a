"""Starting a plan from a version of a case study."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext as _

from hub.people.models import Organisation, User
from hub.ui.html import clean
from practices.case_studies.models import CaseStudyVersion
from practices.plans.models import Plan, PlanPart, PlanSection, PlanSource, PlanTemplate
from practices.plans.names import all_names
from practices.plans.source_text import block_html, source_html

# Each part of a template gets this many places, for the building blocks that it opens into.
STEP = 1000
TITLE_LENGTH = 250


@transaction.atomic
def fork_plan(
    *,
    version: CaseStudyVersion,
    organisation: Organisation | None,
    author: User,
    template: PlanTemplate,
    title: str | None = None,
    block_uids: Collection[str] | None = None,
) -> Plan:
    """Start an organisation's own plan from one version of a case study.

    Without an organisation the plan is its author's alone. `block_uids` are the building blocks
    to take along; all of them unless told otherwise.
    """
    plan = Plan.objects.create(
        organisation=organisation,
        author=author,
        title=(title or default_title(version))[:TITLE_LENGTH],
        template_slug=template.slug,
        template_name=template.name,
    )
    source = PlanSource.objects.create(
        plan=plan,
        version=version,
        key=version.key,
        number=version.number,
        title=version.title,
    )
    fork = Fork(plan, source, version, all_names(), block_uids)
    PlanPart.objects.bulk_create(list(fork.parts(template.sections)))
    return plan


def default_title(version: CaseStudyVersion) -> str:
    return _("Our plan: %(title)s") % {"title": version.title}


@dataclass
class Fork:
    """What is needed while the parts of a new plan are made."""

    plan: Plan
    source: PlanSource
    version: CaseStudyVersion
    names: dict[str, dict[str, str]]
    block_uids: Collection[str] | None

    def parts(self, rows: list[dict]) -> Iterator[PlanPart]:
        place = 0
        for order, row in enumerate(rows):
            section = self.section(row, order)
            for part_row in row["parts"]:
                place += STEP
                if part_row.get("show_blocks") == "own":
                    section.own_blocks = part_row | {"position": place}
                    section.save(update_fields=["own_blocks"])
                elif part_row["kind"] == "blocks":
                    yield from self.block_parts(part_row, section, place)
                else:
                    yield self.part(part_row, section, place)

    def section(self, row: dict, order: int) -> PlanSection:
        return PlanSection.objects.create(
            plan=self.plan,
            key=row["key"],
            number=row["number"],
            title=row["title"],
            intro=row.get("intro") or "",
            ends_with_decision=row["ends_with_decision"],
            position=order,
        )

    def part(self, row: dict, section: PlanSection, place: int) -> PlanPart:
        paths = row["source_fields"]
        part = new_part(row, section, place)
        part.source = self.source
        part.base = source_html(self.version.content, paths, self.names)
        if row["key"] == "source":
            part.text, part.is_done = clean(self.where_from(), "plan"), True
        if row["kind"] == "choice":
            part.choices, part.takes_many = self.choices(row)
        return part

    def choices(self, row: dict) -> tuple[list, bool]:
        if row.get("choices_from"):
            return [list(pair) for pair in self.names[row["choices_from"]].items()], True
        return row["choices"], False

    def where_from(self) -> str:
        """The answer to "which case?", which is known."""
        place = self.version.content["place"]["name"]
        return format_html(
            '<p><a href="{}">{}</a> ({}), {}.</p>',
            self.version.get_absolute_url(),
            self.version.title,
            place,
            _("version %(number)s") % {"number": self.version.number},
        )

    def block_parts(self, row: dict, section: PlanSection, place: int) -> Iterator[PlanPart]:
        wants_core = row["show_blocks"] == "core"
        for block in self.version.content["blocks"]:
            if (block["core"] is True) != wants_core or not self.takes(block["uid"]):
                continue
            part = new_part(row | {"heading": block["title"]}, section, place)
            part.source, part.source_uid = self.source, block["uid"]
            part.core = block["core"]
            part.base = part.text = block_html(block)
            yield part
            place += 1

    def takes(self, uid: str) -> bool:
        return self.block_uids is None or uid in self.block_uids


def new_part(row: dict, section: PlanSection, place: int) -> PlanPart:
    """An unsaved part that asks what this row of a template asks."""
    return PlanPart(
        plan_id=section.plan_id,
        section=section,
        position=place,
        key=row["key"],
        heading=row["heading"],
        prompt=row["prompt"],
        theirs_prompt=row.get("theirs_prompt") or "",
        help=row.get("help") or "",
        kind=row["kind"],
        required=row.get("required", False),
        source_fields=row["source_fields"],
    )

"""Starting a plan from a version of a case study, or of another plan."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from hub.people.models import Organisation, User
from hub.ui.html import clean
from practices.case_studies.models import CaseStudyPage
from practices.plans.log import What, record_plan
from practices.plans.models import (
    Plan,
    PlanPart,
    PlanPartner,
    PlanSection,
    PlanSource,
    PlanTemplate,
    PlanVersion,
)
from practices.plans.names import all_names
from practices.plans.origins import Origin, answer_of, blocks_of
from practices.plans.versions import keep_plan_version

# Each part of a template gets this many places, for the building blocks that it opens into.
STEP = 1000
TITLE_LENGTH = 250


@transaction.atomic
def fork_plan(
    *,
    version: Origin,
    organisation: Organisation | None,
    author: User,
    template: PlanTemplate,
    title: str | None = None,
    block_uids: Collection[str] | None = None,
    partners: Iterable[Organisation] = (),
) -> Plan:
    """Start an organisation's own plan from one version of a case study, or of a plan.

    Without an organisation the plan is its author's alone. `block_uids` are the building blocks
    to take along; all of them unless told otherwise. With partners, they see it too.
    """
    partners = [each for each in dict.fromkeys(partners) if each != organisation]
    plan = Plan.objects.create(
        organisation=organisation,
        author=author,
        title=(title or default_title(version))[:TITLE_LENGTH],
        template_slug=template.slug,
        template_name=template.name,
        template_number=template.number,
        visibility=Plan.Visibility.PARTNERS if partners else Plan.Visibility.US,
    )
    PlanPartner.objects.bulk_create(
        PlanPartner(plan=plan, organisation=partner) for partner in partners
    )
    fork = Fork(plan, new_source(plan, version), version, all_names(), block_uids)
    parts = list(fork.parts(template.rows))
    PlanSection.objects.bulk_create(fork.sections)
    PlanPart.objects.bulk_create(parts)
    record_plan(plan, What.STARTED, author, after={"source": str(fork.source)})
    return plan


@transaction.atomic
def fork_of_plan(*, plan: Plan, **given) -> Plan:
    """Start a plan from what another plan says now, which is kept as a version of it.

    `given` is what `fork_plan` takes besides. Nobody is named in the other plan's history: who
    adapts it may do so in private.
    """
    return fork_plan(version=keep_plan_version(plan=plan, by=None), **given)


def new_source(plan: Plan, version: Origin) -> PlanSource:
    """The link from a plan to what it is made from, after those it has."""
    last = plan.sources.aggregate(last=Max("position"))["last"]
    is_plan = isinstance(version, PlanVersion)
    return PlanSource.objects.create(
        plan=plan,
        version=None if is_plan else version,
        plan_version=version if is_plan else None,
        key=version.key,
        number=version.number,
        title=version.title,
        told_number=version.number,
        position=0 if last is None else last + 1,
    )


def default_title(version: Origin) -> str:
    return _("Our plan: %(title)s") % {"title": version.title}


def where_from(version: Origin) -> str:
    """The answer to "which case?", which is known."""
    words = format_html(
        '<p><a href="{}">{}</a> ({}), {}.</p>',
        version.get_absolute_url(),
        version.title,
        version.place_name,
        _("version %(number)s") % {"number": version.number},
    )
    return words + made_from(version)


def made_from(version: Origin) -> str:
    """For a plan, the public cases that it says it was made from."""
    named = version.content["sources"] if isinstance(version, PlanVersion) else []
    keys = [each["key"] for each in named]
    public = set(CaseStudyPage.objects.visible().filter(key__in=keys).values_list("key", flat=True))
    rows = [
        (
            reverse("case-version", args=[each["key"], each["number"]]),
            each["title"],
            _("version %(number)s") % {"number": each["number"]},
        )
        for each in named
        if each["key"] in public
    ]
    if not rows:
        return ""
    links = format_html_join(", ", '<a href="{}">{}</a> ({})', rows)
    return format_html("<p>{} {}.</p>", _("That plan was made from:"), links)


@dataclass
class Fork:
    """What is needed while the parts of a new plan are made; `sections` fills on the way."""

    plan: Plan
    source: PlanSource
    version: Origin
    names: dict[str, dict[str, str]]
    block_uids: Collection[str] | None
    sections: list[PlanSection] = field(default_factory=list)

    def parts(self, rows: list[dict]) -> Iterator[PlanPart]:
        place = 0
        for order, row in enumerate(rows):
            section = self.section(row, order)
            for part_row in row["parts"]:
                place += STEP
                if part_row.get("show_blocks") == "own":
                    section.own_blocks = part_row | {"position": place}
                elif part_row["kind"] == "blocks":
                    yield from self.block_parts(part_row, section, place)
                else:
                    yield self.part(part_row, section, place)

    def section(self, row: dict, order: int) -> PlanSection:
        section = PlanSection(
            plan=self.plan,
            key=row["key"],
            number=row["number"],
            title=row["title"],
            intro=row.get("intro") or "",
            ends_with_decision=row["ends_with_decision"],
            position=order,
        )
        self.sections.append(section)
        return section

    def part(self, row: dict, section: PlanSection, place: int) -> PlanPart:
        part = new_part(row, section, place)
        part.source = self.source
        part.base = answer_of(self.version, part.key, part.source_fields, self.names)
        if row["key"] == "source":
            part.text, part.is_done = clean(where_from(self.version), "plan"), True
        if row["kind"] == "choice":
            part.choices, part.takes_many = self.choices(row)
        return part

    def choices(self, row: dict) -> tuple[list, bool]:
        if row.get("choices_from"):
            return [list(pair) for pair in self.names[row["choices_from"]].items()], True
        return row["choices"], False

    def block_parts(self, row: dict, section: PlanSection, place: int) -> Iterator[PlanPart]:
        wants_core = row["show_blocks"] == "core"
        for block in blocks_of(self.version):
            if (block.core is True) != wants_core or not self.takes(block.uid):
                continue
            part = new_part(row | {"heading": block.title}, section, place)
            part.take(self.source, block)
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

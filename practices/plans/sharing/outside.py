"""A plan as people read it who do not work on it."""

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from practices.plans.lineage.came_from import came_from
from practices.plans.models import Plan, PlanPart, PlanSection, PlanSource
from practices.plans.outline import SectionOutline, core_missing, outline
from practices.plans.outsiders import rows_for_reader, sources_for_reader
from practices.plans.rows.kinds import kind_of
from practices.plans.rows.table import PlanRows, RowTable
from practices.plans.sharing.structured_data import article
from practices.plans.views.access import CRUMB


def show(request, plan: Plan) -> TemplateResponse:
    """The reading page: words, rows, files, decisions and reasons; nothing of the team's work."""
    sources, rows = sources_for_reader(plan), PlanRows(plan)
    sections = [section_of(plan, section, rows) for section in outline(plan)]
    sections = [row for row in sections if row["parts"] or row["section"].decision]
    is_public = plan.visibility == Plan.Visibility.EVERYONE
    context = {
        "plan": plan,
        "is_public": is_public,
        "may_be_found": is_public and not plan.archived_at,
        "structured": article(plan, sources, request.build_absolute_uri("/")),
        "sources": sources,
        "ways": came_from(plan, request.user),
        "sections": sections,
        "contents": [link_to(row["section"]) for row in sections],
        "without_core": without_core(plan, sources),
        "files": list(plan.files.all()),
        "breadcrumbs": trail(plan, is_public),
    }
    return TemplateResponse(request, "practices/plans/sharing/outside.html", context)


def section_of(plan: Plan, outlined: SectionOutline, rows: PlanRows) -> dict:
    """A section with those of its parts that say something, each with its table of rows."""
    parts = []
    for entry in outlined.parts:
        found = rows_for_reader(plan, rows.of(entry.part))
        table = RowTable(entry.part, kind_of(entry.part), found) if found else None
        if table or says_something(entry.part):
            parts.append({"part": entry.part, "table": table})
    return {"section": outlined.section, "parts": parts}


def says_something(part: PlanPart) -> bool:
    return bool(part.own_words or part.decision or part.reason or part.chosen_labels)


def link_to(section: PlanSection) -> dict:
    return {"text": section.title, "url": f"#section-{section.key}"}


def without_core(plan: Plan, sources: list[PlanSource]) -> list[str]:
    """The core parts that the plan does without, as far as their source is open."""
    return [each.title for each in core_missing(plan, [s for s in sources if not s.is_withdrawn])]


def trail(plan: Plan, is_public: bool) -> list[dict]:
    above = {"text": _("Public plans"), "url": reverse("plans-public")}
    home = {"text": _("Home"), "url": "/"}
    return [above if is_public else home, {"text": Truncator(plan.title).chars(CRUMB)}]

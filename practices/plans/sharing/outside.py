"""A plan as people read it who do not work on it."""

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from practices.plans.lineage.came_from import came_from
from practices.plans.models import Plan, PlanSource
from practices.plans.outline import SectionOutline, core_missing, outline
from practices.plans.outsiders import rows_for_reader, sources_for_reader
from practices.plans.rows.kinds import kind_of
from practices.plans.rows.table import PlanRows, RowTable
from practices.plans.sharing.structured_data import article
from practices.plans.views.access import CRUMB


def show(request, plan: Plan) -> TemplateResponse:
    """The reading page: words, rows, files, decisions and reasons; nothing of the team's work."""
    sections, sources, rows = outline(plan), sources_for_reader(plan), PlanRows(plan)
    is_public = plan.visibility == Plan.Visibility.EVERYONE
    context = {
        "plan": plan,
        "is_public": is_public,
        "may_be_found": is_public and not plan.archived_at,
        "structured": article(plan, sources, request.build_absolute_uri("/")),
        "sources": sources,
        "ways": came_from(plan, request.user),
        "sections": [section_of(plan, section, rows) for section in sections],
        "contents": [
            {"text": row.section.title, "url": f"#section-{row.section.key}"} for row in sections
        ],
        "without_core": without_core(plan, sources),
        "files": list(plan.files.all()),
        "breadcrumbs": trail(plan, is_public),
    }
    return TemplateResponse(request, "practices/plans/sharing/outside.html", context)


def section_of(plan: Plan, outlined: SectionOutline, rows: PlanRows) -> dict:
    """A section with its parts, each with its table if it has rows."""
    parts = []
    for entry in outlined.parts:
        found = rows_for_reader(plan, rows.of(entry.part))
        table = RowTable(entry.part, kind_of(entry.part), found) if found else None
        parts.append({"part": entry.part, "table": table})
    return {"section": outlined.section, "parts": parts}


def without_core(plan: Plan, sources: list[PlanSource]) -> list[str]:
    """The core parts that the plan does without, as far as their source is open."""
    return [each.title for each in core_missing(plan, [s for s in sources if not s.is_withdrawn])]


def trail(plan: Plan, is_public: bool) -> list[dict]:
    above = {"text": _("Public plans"), "url": reverse("plans-public")}
    home = {"text": _("Home"), "url": "/"}
    return [above if is_public else home, {"text": Truncator(plan.title).chars(CRUMB)}]

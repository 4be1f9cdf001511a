from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from practices.plans.menu import menu
from practices.plans.outline import (
    core_missing,
    core_warning,
    next_part,
    number_parts,
    outline,
    progress,
)
from practices.plans.permissions import homes_for
from practices.plans.sharing import outside
from practices.plans.shelf.duplicate import may_duplicate
from practices.plans.sources import sources_of
from practices.plans.task_list import task_list
from practices.plans.updates import notices_of, updates_of
from practices.plans.views.access import breadcrumbs, reads_plan


@require_safe
@reads_plan
def plan(request, plan):
    """The plan as a list of what there is to do; for people outside, a page to read."""
    if not plan.is_inside:
        return outside.show(request, plan)
    sections, sources = outline(plan), sources_of(plan)
    number_parts(sections, sources)
    missing = core_missing(plan, sources)
    context = {
        "plan": plan,
        "menu": list(menu(plan)),
        "sections": task_list(plan, sections, request.user),
        "progress": progress(sections),
        "next_part": next_part(sections),
        "sources": sources,
        "waiting": len(updates_of(plan, sources)) + len(notices_of(sources)),
        "core_missing": missing,
        "core_warning": core_warning(all(each.has_reason for each in missing)),
        "homes": homes_for(plan, request.user),
        "may_duplicate": may_duplicate(plan, request.user),
        "breadcrumbs": breadcrumbs(plan),
    }
    return TemplateResponse(request, "practices/plans/plan.html", context)


@require_safe
@reads_plan
def print_out(request, plan):
    """The whole plan on one page, to read or print."""
    if not plan.is_inside:
        return outside.show(request, plan)
    context = {
        "plan": plan,
        "sections": outline(plan),
        "sources": sources_of(plan),
        "breadcrumbs": breadcrumbs(plan, "Print"),
    }
    return TemplateResponse(request, "practices/plans/print.html", context)

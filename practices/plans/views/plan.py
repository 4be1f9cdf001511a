from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from practices.case_studies.models import CaseStudyPage, CaseStudyVersion
from practices.plans.outline import core_missing, core_warning, number_parts, outline, progress
from practices.plans.permissions import homes_for
from practices.plans.views.access import breadcrumbs, reads_plan


@require_safe
@reads_plan
def plan(request, plan):
    """The plan as a list of what there is to do."""
    sections, sources = outline(plan), sources_of(plan)
    number_parts(sections, sources)
    note_later_versions(sources)
    missing = core_missing(plan, sources)
    context = {
        "plan": plan,
        "sections": sections,
        "progress": progress(sections),
        "sources": sources,
        "core_missing": missing,
        "core_warning": core_warning(all(each.has_reason for each in missing)),
        "homes": homes_for(plan, request.user),
        "breadcrumbs": breadcrumbs(plan),
    }
    return TemplateResponse(request, "practices/plans/plan.html", context)


@require_safe
@reads_plan
def print_out(request, plan):
    """The whole plan on one page, to read or print."""
    context = {
        "plan": plan,
        "sections": outline(plan),
        "sources": sources_of(plan),
        "breadcrumbs": breadcrumbs(plan, "Print"),
    }
    return TemplateResponse(request, "practices/plans/print.html", context)


def sources_of(plan) -> list:
    """The plan's sources; each knows whether its case can still be read by everyone."""
    sources = list(plan.sources.select_related("version"))
    keys = [source.key for source in sources]
    visible = CaseStudyPage.objects.visible().filter(key__in=keys)
    still_there = set(visible.values_list("key", flat=True))
    for source in sources:
        source.is_withdrawn = source.key not in still_there
    return sources


def note_later_versions(sources) -> None:
    """Give each source the last version of its case, if that is a later one that all may read."""
    keys = [source.key for source in sources if not source.is_withdrawn]
    versions = CaseStudyVersion.objects.filter(key__in=keys).only("key", "number", "created_at")
    last = {version.key: version for version in versions.order_by("number")}
    for source in sources:
        version = last.get(source.key)
        source.later = version if version and version.number > source.number else None

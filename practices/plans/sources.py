"""The sources of a plan, and where they stand now."""

from collections.abc import Iterable

from django.db.models import Model

from practices.case_studies.models import CaseStudyPage, CaseStudyVersion
from practices.plans.models import Plan, PlanSource, PlanVersion
from practices.plans.origins import Origin
from practices.plans.permissions import readable_by_organisation


def sources_of(plan: Plan) -> list[PlanSource]:
    """The plan's sources, each with its `later` version, if any, and whether it `is_withdrawn`.

    Seven queries at most, however many there are.
    """
    sources = list(plan.sources.select_related("version", "plan_version"))
    still_there = open_cases(sources) | open_plans(sources, plan)
    later = later_versions(source for source in sources if source.key in still_there)
    for source in sources:
        source.is_withdrawn = source.key not in still_there
        source.later = later.get(source.pk)
    return sources


def open_cases(sources: Iterable[PlanSource]) -> set[str]:
    """The keys of the cases among these sources that everybody may read."""
    keys = [source.key for source in sources if not source.is_plan]
    if not keys:
        return set()
    visible = CaseStudyPage.objects.visible().filter(key__in=keys)
    return set(visible.values_list("key", flat=True))


def open_plans(sources: Iterable[PlanSource], plan: Plan) -> set[str]:
    """The keys of the plans among these sources that the people of this plan may read."""
    keys = [source.key for source in sources if source.is_plan]
    if not keys:
        return set()
    shown = readable_by_organisation(plan.organisation).filter(pk__in=keys)
    return {each.hex for each in shown.values_list("pk", flat=True)}


def later_versions(sources: Iterable[PlanSource]) -> dict[int, Origin]:
    """The newest version of each source by the source's id, where it is a later one."""
    sources = list(sources)
    cases = [source for source in sources if not source.is_plan]
    plans = [source for source in sources if source.is_plan]
    return _later(cases, CaseStudyVersion) | _later(plans, PlanVersion)


def _later(sources: list[PlanSource], kind: type[Model]) -> dict[int, Origin]:
    rows = kind.objects.filter(key__in=[source.key for source in sources]).order_by("number")
    rows = rows.values_list("key", "number", "pk") if sources else ()
    newest = {key: (number, pk) for key, number, pk in rows}
    later = {
        source.pk: newest[source.key][1]
        for source in sources
        if source.key in newest and newest[source.key][0] > source.number
    }
    versions = kind.objects.in_bulk(later.values()) if later else {}
    return {source_id: versions[pk] for source_id, pk in later.items()}

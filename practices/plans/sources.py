"""The sources of a plan, and where they stand now."""

from collections.abc import Iterable

from practices.case_studies.models import CaseStudyPage, CaseStudyVersion
from practices.plans.models import Plan, PlanSource


def sources_of(plan: Plan) -> list[PlanSource]:
    """The plan's sources, each with its `later` version, if any, and whether it `is_withdrawn`.

    Four queries, however many there are.
    """
    sources = list(plan.sources.select_related("version"))
    keys = [source.key for source in sources]
    visible = CaseStudyPage.objects.visible().filter(key__in=keys)
    still_there = set(visible.values_list("key", flat=True))
    later = later_versions(source for source in sources if source.key in still_there)
    for source in sources:
        source.is_withdrawn = source.key not in still_there
        source.later = later.get(source.pk)
    return sources


def later_versions(sources: Iterable[PlanSource]) -> dict[int, CaseStudyVersion]:
    """The newest version of each source by the source's id, where it is a later one."""
    sources = list(sources)
    keys = [source.key for source in sources]
    rows = CaseStudyVersion.objects.filter(key__in=keys).order_by("number")
    newest = {key: (number, pk) for key, number, pk in rows.values_list("key", "number", "pk")}
    later = {
        source.pk: newest[source.key][1]
        for source in sources
        if source.key in newest and newest[source.key][0] > source.number
    }
    versions = CaseStudyVersion.objects.in_bulk(later.values()) if later else {}
    return {source_id: versions[pk] for source_id, pk in later.items()}

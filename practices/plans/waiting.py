"""Which of many plans have something to decide about their sources, for lists of plans."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from practices.plans.following.standing import closed
from practices.plans.models import Plan, PlanPart, PlanSource
from practices.plans.names import all_names
from practices.plans.says import Says
from practices.plans.sources import later_versions
from practices.plans.updates import changed_parts, new_blocks, notices_of


def mark_waiting(plans: Iterable[Plan]) -> None:
    """Set `waiting` on each: how many changes at its sources wait for a decision.

    Their sources must be loaded. The queries do not grow with the plans.
    """
    sources = {source.pk: source for plan in plans for source in plan.sources.all()}
    counts = _counts(_changed(sources))
    for plan in plans:
        plan.waiting = sum(counts.get(source.pk, 0) for source in plan.sources.all())


def _changed(sources: dict[int, PlanSource]) -> list[PlanSource]:
    """Those with a later version that may be read, each with that version."""
    later = later_versions(sources.values())
    newer = [sources[pk] for pk in later]
    hidden = closed(newer) if newer else set()
    for source in newer:
        source.later = later[source.pk]
    found = [source for source in newer if source.pk not in hidden]
    prefetch_related_objects(found, "version", "plan_version")
    return found


def _counts(sources: list[PlanSource]) -> dict[int, int]:
    if not sources:
        return {}
    names, parts = all_names(), defaultdict(list)
    for part in PlanPart.objects.filter(source__in=sources):
        parts[part.source_id].append(part)
    return {source.pk: _count(source, parts[source.pk], names) for source in sources}


def _count(source: PlanSource, parts: list[PlanPart], names) -> int:
    said = Says(source.later, names)
    found = [*changed_parts(source, parts, said), *new_blocks(source, parts, said)]
    return len(found) + len(notices_of([source]))

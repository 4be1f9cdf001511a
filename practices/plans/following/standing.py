"""Where the sources of many plans stand: which of them their plans' people can no longer read."""

from collections import defaultdict
from collections.abc import Iterable

from practices.plans.models import PlanSource
from practices.plans.permissions import public, readable_by_organisation
from practices.plans.sources import open_cases


def closed(sources: Iterable[PlanSource]) -> set[int]:
    """The ids of those that are withdrawn, or no longer shown to whoever adapted them.

    Their `plan` must be loaded. Two queries, and one more for each organisation that adapted a
    plan which is not for everyone.
    """
    sources = list(sources)
    shown = open_cases(sources) | _public_plans(sources)
    rest = [source for source in sources if source.key not in shown]
    readable = _readable(source for source in rest if source.is_plan)
    return {each.pk for each in rest if (each.plan.organisation_id, each.key) not in readable}


def _public_plans(sources: list[PlanSource]) -> set[str]:
    keys = {source.key for source in sources if source.is_plan}
    if not keys:
        return set()
    return {pk.hex for pk in public().filter(pk__in=keys).values_list("pk", flat=True)}


def _readable(sources: Iterable[PlanSource]) -> set[tuple]:
    """Pairs of an organisation's id and the key of a plan that its people may read."""
    keys, organisations = defaultdict(set), {}
    for source in sources:
        keys[source.plan.organisation_id].add(source.key)
        organisations[source.plan.organisation_id] = source.plan.organisation
    return {
        (pk, plan.hex)
        for pk, organisation in organisations.items()
        for plan in readable_by_organisation(organisation)
        .filter(pk__in=keys[pk])
        .values_list("pk", flat=True)
    }

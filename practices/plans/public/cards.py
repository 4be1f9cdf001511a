"""What a public plan shows in a list."""

from collections.abc import Iterable

from practices.case_studies.models import CaseStudyPage
from practices.plans.models import Plan
from practices.plans.permissions import public


def with_open_sources(plans: Iterable[Plan]) -> list[Plan]:
    """The plans, each with `open_sources`: those of its sources that everyone may read too, since
    a title can tell too much. Two queries; the plans come from `for_listing`."""
    plans = list(plans)
    open_keys = _open({source.key for plan in plans for source in plan.sources.all()})
    for plan in plans:
        plan.open_sources = [each for each in plan.sources.all() if each.key in open_keys]
    return plans


def _open(keys: set[str]) -> set[str]:
    of_plans = [key for key in keys if len(key) == 32]
    cases = CaseStudyPage.objects.visible().filter(key__in=keys)
    plans = public().filter(pk__in=of_plans)
    return set(cases.values_list("key", flat=True)) | {
        plan.hex for plan in plans.values_list("pk", flat=True)
    }

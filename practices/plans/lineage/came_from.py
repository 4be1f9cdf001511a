"""Through whose hands a plan came, for whoever reads it."""

from collections import defaultdict

from django.utils.translation import gettext as _

from hub.people.models import User
from practices.case_studies.models import CaseStudyPage
from practices.plans.lineage.reach import sources_above
from practices.plans.models import Plan, PlanSource
from practices.plans.permissions import visible_to

Step = dict[str, str]


def came_from(plan: Plan, reader: User) -> list[list[Step]]:
    """For each source of the plan the way here, its beginning first. Four queries, at most.

    Each step has a text, and a url where this reader may follow it.
    """
    by_plan = defaultdict(list)
    for source in sources_above(plan).order_by("position", "pk"):
        by_plan[source.plan_id.hex].append(source)
    sources = [source for rows in by_plan.values() for source in rows]
    known = _cases(sources) | _plans(sources, reader)
    return [_way(source, by_plan, known) for source in by_plan[plan.pk.hex]]


def _way(source: PlanSource, by_plan: dict, known: dict[str, Step]) -> list[Step]:
    """From this source upwards by the first source of each; plans that feed each other end it."""
    way, met = [], set()
    while source and source.key not in met:
        met.add(source.key)
        way.append(known.get(source.key) or _unknown(source))
        source = next(iter(by_plan.get(source.key, [])), None)
    return way[::-1]


def _unknown(source: PlanSource) -> Step:
    gone = _("A plan that is not open") if source.is_plan else _("A case that was withdrawn")
    return {"text": gone}


def _cases(sources: list[PlanSource]) -> dict[str, Step]:
    keys = {source.key for source in sources if not source.is_plan}
    pages = CaseStudyPage.objects.visible().defer_streamfields().filter(key__in=keys)
    return {page.key: {"text": page.title, "url": page.url} for page in pages}


def _plans(sources: list[PlanSource], reader: User) -> dict[str, Step]:
    keys = {source.key for source in sources if source.is_plan}
    plans = visible_to(reader).filter(pk__in=keys).select_related("organisation")
    return {
        plan.pk.hex: {
            "text": _("%(title)s (%(place)s)") % {"title": plan.title, "place": plan.owner_name},
            "url": plan.get_absolute_url(),
        }
        for plan in plans
    }

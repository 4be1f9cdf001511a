"""The tree below a case or a plan, as anyone may read it."""

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from practices.case_studies.models import CaseStudyPage
from practices.plans.lineage.adapted import count_places
from practices.plans.lineage.counts import others_in_words
from practices.plans.lineage.reach import (
    ever_made_from,
    is_named,
    is_open_to_everyone,
    is_plan,
)
from practices.plans.lineage.tree import Node, steps_down
from practices.plans.models import Plan, PlanSource

MOST = 300  # plans shown; a longer tree helps nobody


def tree_below(key: str, root: Node) -> Node:
    """The root with all that was made from it. Six queries, however much that is."""
    plans = {plan.pk.hex: plan for plan in _named(key)}
    cases = _cases_made_from(key)
    nodes = {pk: _of_plan(plan) for pk, plan in plans.items()}
    nodes |= {page.key: _of_case(page) for page, _plan in cases}
    links = [*_links(key), *((page.key, plan_key) for page, plan_key in cases)]
    steps = steps_down(key, links, nodes)
    nodes[key] = root
    for pk, node in nodes.items():
        if node is root:
            continue
        # Where a plan between is gone for good, no link leads here any more.
        node.hands, above = steps.get(pk, (2, key))
        node.made_from = nodes[above].title
        nodes[above].children.append(node)
    places, named = count_places(key)
    if others := others_in_words(places - named, named):
        root.children.append(Node("others", capfirst(others), made_from=root.title))
    return root


def _named(key: str):
    plans = ever_made_from(key).filter(is_named(), deleted_at=None)
    return plans.select_related("organisation").order_by("created_at")[:MOST]


def _links(key: str) -> list[tuple[str, str]]:
    """Pairs of a plan and what it was made from, the plan's first source first."""
    rows = PlanSource.objects.filter(plan__in=ever_made_from(key)).order_by("position", "pk")
    return [(plan.hex, source) for plan, source in rows.values_list("plan_id", "key")]


def _cases_made_from(key: str) -> list[tuple[CaseStudyPage, str]]:
    """The published cases that such plans became, each with the key of its plan."""
    plans = Q(shared_back__plan__in=ever_made_from(key))
    if is_plan(key):
        plans |= Q(shared_back__plan=key)
    pages = CaseStudyPage.objects.visible().defer_streamfields().filter(plans)
    pages = pages.select_related("shared_back")[:MOST]
    return [(page, page.shared_back.plan_id.hex) for page in pages]


def _of_plan(plan: Plan) -> Node:
    """A plan whose organisation agreed to be named; its words only if everyone may read them."""
    by = plan.organisation.name
    if not is_open_to_everyone(plan):
        return Node("plan", _("A plan"), by=by)
    return Node(
        "plan", plan.title, by=by, url=plan.get_absolute_url(), state=plan.get_state_display()
    )


def _of_case(page: CaseStudyPage) -> Node:
    return Node("case", page.title, by=page.place_name, url=page.url)

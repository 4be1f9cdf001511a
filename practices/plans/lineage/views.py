from uuid import UUID

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from practices.case_studies.permissions import public_page
from practices.plans.lineage.came_from import came_from
from practices.plans.lineage.drawing import Drawing
from practices.plans.lineage.gather import tree_below
from practices.plans.lineage.tree import Node
from practices.plans.menu import menu
from practices.plans.views.access import breadcrumbs, reads_plan


@require_safe
@cache_control(private=True)
def lineage(request, key):
    """What came of a case or a plan; of a plan also where it came from."""
    plan_id = plan_of(key)
    return of_plan(request, plan_id=plan_id) if plan_id else of_case(request, key)


def plan_of(key: str) -> UUID | None:
    """The id of the plan that the key means, if it is not that of a case."""
    try:
        return UUID(key)
    except ValueError:
        return None


def of_case(request, key):
    page = public_page(key)
    if page is None:
        raise Http404
    root = Node("case", page.title, by=page.place_name, url=page.url)
    trail = [{"text": page.title, "url": page.url}, {"text": _("What came of it")}]
    return show(request, tree_below(key, root), title=page.title, breadcrumbs=trail)


@reads_plan
def of_plan(request, plan):
    by = str(plan.organisation or "")
    root = Node("plan", plan.title, by=by, url=plan.get_absolute_url())
    return show(
        request,
        tree_below(plan.pk.hex, root),
        title=plan.title,
        plan=plan,
        ways=came_from(plan, request.user),
        menu=list(menu(plan, here="plan-lineage")),
        breadcrumbs=breadcrumbs(plan, _("Lineage")),
    )


def show(request, root: Node, **context):
    context |= {"drawing": Drawing(root), "rows": [node for _depth, node in root.walk()][1:]}
    return TemplateResponse(request, "practices/plans/lineage/lineage.html", context)

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from practices.plans.adaptations import adaptations_of
from practices.plans.views.access import breadcrumbs, joins_plan

PER_PAGE = 30  # each is compared with its source word by word


@require_safe
@joins_plan
def adaptations(request, plan):
    """What the plan changed about its source, why, and who decided."""
    found = adaptations_of(plan)
    page_obj = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "plan": plan,
        "page_obj": page_obj,
        "with_gaps": sum(bool(each.gaps) for each in found),
        "undecided": plan.parts.filter(kind="blocks", decision="").count(),
        "breadcrumbs": breadcrumbs(plan, _("Adaptation log")),
    }
    return TemplateResponse(request, "practices/plans/adaptations.html", context)

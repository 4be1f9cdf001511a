from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from practices.case_studies.permissions import public_page
from practices.plans.public.cards import with_open_sources
from practices.plans.public.forms import PublicPlansForm
from practices.plans.public.listing import public_plans

PER_PAGE = 20


@require_safe
def public(request):
    """The plans that everyone may read, to browse and to search."""
    form = PublicPlansForm(request.GET)
    asked = form.asked
    plans = public_plans(**asked).for_listing()
    page_obj = Paginator(plans, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": form,  # not "form": what does not fit is dropped, and no error to tell
        "narrows": form.narrows,
        "case": public_page(asked["case"]) if asked["case"] else None,
        "page_obj": page_obj,
        "plans": with_open_sources(page_obj),
        # Only the list itself is for search engines, not the countless ways to narrow it.
        "may_index": not request.GET,
    }
    return TemplateResponse(request, "practices/plans/public/public.html", context)

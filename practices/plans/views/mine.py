from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from practices.plans.permissions import visible_to
from practices.plans.views.access import private

PER_PAGE = 20


@require_safe
@private
def mine(request):
    """The plans of this person's organisations, and their own."""
    plans = visible_to(request.user).for_listing()
    page_obj = Paginator(plans, PER_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "practices/plans/mine.html", {"page_obj": page_obj})

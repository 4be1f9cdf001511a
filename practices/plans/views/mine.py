from uuid import UUID

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from practices.plans.forms.mine import MyPlansForm
from practices.plans.permissions import deleted_by, inside_of
from practices.plans.shelf.trash import goes_at
from practices.plans.views.access import private
from practices.plans.waiting import mark_waiting

PER_PAGE = 20


@require_safe
@private
def mine(request):
    """The plans that this person works on; not those that they may only read."""
    form = MyPlansForm(request.GET)
    plans = form.narrow(inside_of(request.user)).for_listing()
    page_obj = Paginator(plans, PER_PAGE).get_page(request.GET.get("page"))
    mark_waiting(list(page_obj))
    context = {
        "form": form,
        "is_archive": form.is_archive,
        "is_narrowed": bool(form.cleaned_data.get("title")),
        "page_obj": page_obj,
        "just_deleted": just_deleted(request),
    }
    return TemplateResponse(request, "practices/plans/mine.html", context)


def just_deleted(request):
    """The plan that the person has come from deleting, if they may bring it back."""
    try:
        pk = UUID(request.GET.get("deleted", ""))
    except ValueError:
        return None
    plan = deleted_by(request.user).filter(pk=pk).first()
    if plan:
        plan.goes_at = goes_at(plan)
    return plan

"""Copying a plan, putting it away, deleting it, and getting it back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from practices.plans.permissions import deleted_by
from practices.plans.shelf.archive import archive_plan, unarchive_plan
from practices.plans.shelf.duplicate import duplicate_plan, may_duplicate, title_of_copy
from practices.plans.shelf.forms import DuplicateForm
from practices.plans.shelf.trash import bring_back, delete_plan, goes_at
from practices.plans.views.access import breadcrumbs, joins_plan, manages_plan, private

FORM_METHODS = ["GET", "HEAD", "POST"]
PER_PAGE = 20


@require_http_methods(FORM_METHODS)
@joins_plan
def duplicate(request, plan):
    """Make a second plan that begins as this one stands."""
    if not may_duplicate(plan, request.user):
        raise Http404
    form = DuplicateForm(request.POST or None, initial={"title": title_of_copy(plan)})
    if request.method == "POST" and form.is_valid():
        copy = duplicate_plan(plan=plan, user=request.user, **form.cleaned_data)
        messages.success(request, _("This is the copy. The first plan is as it was."))
        return redirect(copy)
    context = {
        "plan": plan,
        "form": form,
        "heading": _("Duplicate this plan"),
        "button": _("Make the copy"),
        "note": _(
            "The copy is a draft with the same parts, rows and sources. Only your organisation "
            "sees it. Comments, history, files, guests, partners and check-ins are not copied."
        ),
        "breadcrumbs": breadcrumbs(plan, _("Duplicate this plan")),
    }
    return TemplateResponse(request, "practices/plans/form.html", context)


@require_http_methods(FORM_METHODS)
@manages_plan
def archive(request, plan):
    """Put the plan away or, where it is away, take it out."""
    if request.method == "POST":
        if plan.archived_at:
            unarchive_plan(plan=plan, user=request.user)
            messages.success(request, _("The plan is back on the list."))
        else:
            archive_plan(plan=plan, user=request.user)
            messages.success(request, _("The plan was archived."))
        return redirect(plan)
    heading = _("Take out of the archive") if plan.archived_at else _("Archive this plan")
    context = {"plan": plan, "heading": heading, "breadcrumbs": breadcrumbs(plan, heading)}
    return TemplateResponse(request, "practices/plans/shelf/archive.html", context)


@require_http_methods(FORM_METHODS)
@manages_plan
def delete(request, plan):
    """Ask whether to delete the plan, then do it."""
    if request.method == "POST":
        delete_plan(plan=plan, user=request.user)
        return redirect(f"{reverse('plans')}?{urlencode({'deleted': plan.pk})}")
    heading = _("Delete this plan?")
    context = {
        "plan": plan,
        "heading": heading,
        "text": plan.title,
        "warning": _(
            "It goes from view for everyone at once. You can bring it back for 30 days; then "
            "everything written in it and its files are deleted for good. To end a plan and keep "
            "what you learned, change its state to “Stopped”."
        ),
        "button": _("Delete this plan"),
        "cancel_url": plan.get_absolute_url(),
        "breadcrumbs": breadcrumbs(plan, heading),
    }
    return TemplateResponse(request, "practices/plans/confirm.html", context)


@require_POST
@private
def undelete(request, plan_id):
    """Bring back a deleted plan."""
    plan = get_object_or_404(deleted_by(request.user), pk=plan_id)
    bring_back(plan=plan, user=request.user)
    messages.success(request, _("The plan is back."))
    return redirect(plan)


@require_safe
@private
def deleted(request):
    """The deleted plans that this person may bring back."""
    plans = deleted_by(request.user).select_related("organisation", "deleted_by")
    page_obj = Paginator(plans.order_by("-deleted_at", "pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    for plan in page_obj:
        plan.goes_at = goes_at(plan)
    trail = [{"text": _("My plans"), "url": reverse("plans")}, {"text": _("Deleted plans")}]
    context = {"page_obj": page_obj, "breadcrumbs": trail}
    return TemplateResponse(request, "practices/plans/shelf/deleted.html", context)

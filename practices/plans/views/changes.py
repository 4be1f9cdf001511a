from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from practices.plans.changes import (
    AlreadyHasHome,
    change_state,
    move_plan,
    rename_plan,
)
from practices.plans.forms import MoveForm, RenameForm, StateForm
from practices.plans.permissions import homes_for
from practices.plans.views.access import breadcrumbs, edits_plan

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@edits_plan
def rename(request, plan):
    """Give the plan another title."""
    form = RenameForm(request.POST or None, initial={"title": plan.title})
    if request.method == "POST" and form.is_valid():
        return changed(request, rename_plan(plan=plan, user=request.user, **form.cleaned_data))
    return ask(request, plan, form, _("Change the title"), _("Save"))


@require_http_methods(FORM_METHODS)
@edits_plan
def state(request, plan):
    """Say how far the plan is."""
    initial = {"state": plan.state, "because": plan.stopped_because}
    form = StateForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        return changed(request, change_state(plan=plan, user=request.user, **form.cleaned_data))
    return ask(request, plan, form, _("Change the state"), _("Save"))


@require_http_methods(FORM_METHODS)
@edits_plan
def move(request, plan):
    """Give a plan that is one's own to an organisation that has confirmed one."""
    homes = homes_for(plan, request.user)
    if not homes:
        raise Http404
    form = MoveForm(request.POST or None, organisations=homes)
    if request.method == "POST" and form.is_valid():
        try:
            move_plan(plan=plan, user=request.user, **form.cleaned_data)
        except AlreadyHasHome:
            return redirect(plan)
        return changed(request, plan, _("The plan has moved."))
    note = _(
        "Everyone confirmed in the organisation will then see this plan, and its editors can "
        "change it. It cannot be moved back."
    )
    return ask(request, plan, form, _("Move this plan"), _("Move this plan"), note)


def changed(request, plan, text=None):
    messages.success(request, text or _("Saved."))
    return redirect(plan)


def ask(request, plan, form, heading, button, note=""):
    context = {
        "plan": plan,
        "form": form,
        "heading": heading,
        "button": button,
        "note": note,
        "breadcrumbs": breadcrumbs(plan, heading),
    }
    return TemplateResponse(request, "practices/plans/form.html", context)

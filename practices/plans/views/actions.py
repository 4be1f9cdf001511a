from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from practices.plans.actions import add_action, change_action, delete_action
from practices.plans.forms import ActionForm
from practices.plans.models import Action
from practices.plans.views.access import breadcrumbs, edits_plan


@require_http_methods(["GET", "HEAD", "POST"])
@edits_plan
def action_add(request, plan, part_id):
    """Add a step to a part that lists steps."""
    part = get_object_or_404(plan.parts.filter(kind="actions"), pk=part_id)
    form = ActionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_action(part=part, **form.cleaned_data)
        messages.success(request, _("The step was added."))
        return redirect(part)
    return ask(request, plan, form, _("Add a step"))


@require_http_methods(["GET", "HEAD", "POST"])
@edits_plan
def action_change(request, plan, action_id):
    """Change a step."""
    action = get_object_or_404(plan.actions.select_related("part"), pk=action_id)
    # The form writes into what it is given; the verb is to do that, so it gets a copy.
    form = ActionForm(request.POST or None, instance=Action.objects.get(pk=action.pk))
    if request.method == "POST" and form.is_valid():
        change_action(action=action, **form.cleaned_data)
        messages.success(request, _("The step was changed."))
        return redirect(action.part)
    return ask(request, plan, form, _("Change a step"))


@require_http_methods(["GET", "HEAD", "POST"])
@edits_plan
def action_delete(request, plan, action_id):
    """Ask whether to delete a step, then do it."""
    action = get_object_or_404(plan.actions.select_related("part"), pk=action_id)
    if request.method == "POST":
        delete_action(action=action)
        messages.success(request, _("The step was deleted."))
        return redirect(action.part)
    context = {
        "plan": plan,
        "heading": _("Delete this step?"),
        "text": action.what,
        "warning": _("It cannot be brought back."),
        "button": _("Delete this step"),
        "cancel_url": action.part.get_absolute_url(),
        "breadcrumbs": breadcrumbs(plan, _("Delete a step")),
    }
    return TemplateResponse(request, "practices/plans/confirm.html", context)


def ask(request, plan, form, heading):
    context = {
        "plan": plan,
        "form": form,
        "heading": heading,
        "button": _("Save"),
        "breadcrumbs": breadcrumbs(plan, heading),
    }
    return TemplateResponse(request, "practices/plans/form.html", context)

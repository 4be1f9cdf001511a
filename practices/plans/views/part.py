from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from practices.plans.blocks import TooManyBlocks, add_own_block
from practices.plans.forms import OwnBlockForm, PartForm
from practices.plans.outline import core_warning
from practices.plans.saving import StalePart, save_part
from practices.plans.steps import around
from practices.plans.views.access import breadcrumbs, edits_plan, reads_plan, require_edit
from practices.plans.views.going_on import after_saving, answer_again


@require_http_methods(["GET", "HEAD", "POST"])
@reads_plan
def part(request, plan, part_id):
    """One question: the source's words beside our own."""
    part = get_object_or_404(plan.parts.select_related("section", "source"), pk=part_id)
    if request.method == "POST":
        return save(request, plan, part)
    return show(request, plan, part, PartForm(part=part))


def save(request, plan, part):
    require_edit(plan)
    form = PartForm(request.POST, part=part)
    if not form.is_valid():
        return show(request, plan, part, form)
    expected = form.cleaned_data["expected_version"]
    try:
        save_part(part=part, expected_version=expected, user=request.user, **form.values)
    except StalePart as stale:
        again = PartForm(answer_again(request.POST, stale.theirs), part=part)
        return show(request, plan, part, again, theirs=stale.theirs)
    messages.success(request, _("Saved."))
    return after_saving(request, plan, part)


def show(request, plan, part, form, theirs=None):
    before, after = around(plan, part.get_absolute_url())
    context = {
        "plan": plan,
        "part": part,
        "form": form,
        "theirs": theirs,
        "actions": part.actions.all() if part.kind == "actions" else None,
        "core_warning": core_warning(bool(part.reason)) if part.drops_core else "",
        "before": before,
        "after": after,
        "breadcrumbs": breadcrumbs(plan, part.heading),
    }
    status = 409 if theirs else 200
    return TemplateResponse(request, "practices/plans/part.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@edits_plan
def block_add(request, plan):
    """Add a building block that the source does not have."""
    get_object_or_404(plan.sections, own_blocks__isnull=False)
    form = OwnBlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            title = form.cleaned_data["title"]
            return redirect(add_own_block(plan=plan, title=title, user=request.user))
        except TooManyBlocks:
            form.add_error("title", _("This plan has as many parts of its own as it can hold."))
    context = {
        "plan": plan,
        "form": form,
        "heading": _("Add a part of our own"),
        "button": _("Add and go on"),
        "breadcrumbs": breadcrumbs(plan, _("Add a part of our own")),
    }
    return TemplateResponse(request, "practices/plans/form.html", context)

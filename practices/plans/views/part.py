from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.ui.redline import redline
from practices.plans.blocks import TooManyBlocks, add_own_block
from practices.plans.collision import Collision, collision
from practices.plans.forms import CollisionForm, OwnBlockForm, PartForm
from practices.plans.outline import core_warning
from practices.plans.saving import StalePart, save_part
from practices.plans.steps import around
from practices.plans.views.access import breadcrumbs, edits_plan, joins_plan, require_edit
from practices.plans.views.going_on import after_saving

NOT_SENT_AGAIN = {"csrfmiddlewaretoken", "against"}


@require_http_methods(["GET", "HEAD", "POST"])
@joins_plan
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
        met = collision(theirs=stale.theirs, expected_version=expected, ours=form.values)
        return bring_together(request, plan, part, met)
    return after_saving(request, plan, part)


def bring_together(request, plan, part, met: Collision):
    """Put both people's changes into the form, after asking about what only a person can settle.

    Nothing is saved yet: whoever came second looks at the result first.
    """
    # Choices made against an older text say nothing about this one.
    is_answer = request.POST.get("against") == str(met.theirs.version)
    choices = CollisionForm(request.POST if is_answer else None, collision=met)
    if met.is_clean:
        values = met.values({}, {})
    elif choices.is_valid():
        values = choices.merged()
    else:
        return ask_whose(request, plan, part, choices)
    initial = values | {"expected_version": met.theirs.version}
    return show(request, plan, part, PartForm(initial=initial, part=part), met=met)


def ask_whose(request, plan, part, choices):
    context = {
        "plan": plan,
        "part": part,
        "form": choices,
        "theirs": choices.collision.theirs,
        # Sent again with the choices, so that the server needs to remember nothing.
        "sent": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in NOT_SENT_AGAIN and name not in choices.fields
        ],
        "breadcrumbs": breadcrumbs(plan, part.heading),
    }
    return TemplateResponse(request, "practices/plans/collision.html", context, status=409)


def show(request, plan, part, form, met: Collision | None = None):
    before, after = around(plan, part.get_absolute_url())
    context = {
        "plan": plan,
        "part": part,
        "form": form,
        "met": met,
        "their_changes": redline(met.before.text, met.theirs.text) if met else "",
        "actions": part.actions.all() if part.kind == "actions" else None,
        "core_warning": core_warning(bool(part.reason)) if part.drops_core else "",
        "before": before,
        "after": after,
        "breadcrumbs": breadcrumbs(plan, part.heading),
    }
    return TemplateResponse(
        request, "practices/plans/part.html", context, status=409 if met else 200
    )


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

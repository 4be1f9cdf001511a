from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.ui.redline import redline
from practices.plans.history.comparing import Comparison, compare_plans
from practices.plans.history.forms import CompareForm, HistoryForm
from practices.plans.history.listing import changes_in, latest_change
from practices.plans.history.parts import restore, saves_of, versions_of
from practices.plans.history.restoring import (
    NothingToPutBack,
    PlanMovedOn,
    parts_added_since,
    restore_plan,
    without_newer_parts,
)
from practices.plans.history.then import Present, plan_at
from practices.plans.history.words import in_words
from practices.plans.saving import StalePart
from practices.plans.views.access import breadcrumbs, edits_plan, joins_plan, require_edit

PER_PAGE = 50
MOST_REDLINED = 20  # of one part; older saves show as they stood
MOST_COMPARED = 60  # texts between two moments; the rest is a link to the part's own history


@require_safe
@joins_plan
def history(request, plan):
    """Everything that was done to the plan, newest first."""
    form = HistoryForm(request.GET, plan=plan)
    wanted = form.wanted
    page_obj = Paginator(changes_in(plan, **wanted), PER_PAGE).get_page(request.GET.get("page"))
    for change in page_obj:
        change.words = in_words(change)
    context = {
        "plan": plan,
        "form": form,
        "is_narrowed": bool(wanted),
        "page_obj": page_obj,
        "latest": latest_change(plan),
        "breadcrumbs": breadcrumbs(plan, _("History")),
    }
    return TemplateResponse(request, "practices/plans/history/history.html", context)


@require_safe
@joins_plan
def compare(request, plan):
    """What differs in the plan between two moments of its history."""
    moments = CompareForm(request.GET, plan=plan).moments()
    if moments is None or moments[0] == moments[1]:
        messages.warning(request, _("Choose two different moments to compare."))
        return redirect("plan-history", plan.pk)
    present = Present.of(plan)
    both = (plan_at(moment.pk, present) for moment in moments)
    context = {
        "plan": plan,
        "older": told(moments[0]),
        "newer": told(moments[1]),
        "is_latest": moments[1].pk == latest_change(plan),
        **shown(compare_plans(*both, present)),
        "breadcrumbs": breadcrumbs(plan, _("History"), _("Compare")),
    }
    return TemplateResponse(request, "practices/plans/history/compare.html", context)


def told(change):
    change.words = in_words(change)
    return change


def shown(comparison: Comparison) -> dict:
    """The comparison, with its texts marked word by word."""
    parts = [
        {"difference": each, "redline": redline(each.before, each.after)}
        if each.is_rewritten and place < MOST_COMPARED
        else {"difference": each, "redline": ""}
        for place, each in enumerate(comparison.parts)
    ]
    return {"comparison": comparison, "parts": parts}


@require_http_methods(["GET", "HEAD", "POST"])
@edits_plan
def put_plan_back(request, plan, moment):
    """Say what would change if the whole plan went back to a moment, then do it."""
    to = get_object_or_404(plan.changes.select_related("by"), pk=moment)
    if request.method == "POST":
        return put_back_now(request, plan, to)
    latest = latest_change(plan)  # asked first: what comes in between must be noticed
    present = Present.of(plan)
    then = plan_at(to.pk, present)
    heading = _("Put the plan back")
    context = {
        "plan": plan,
        "to": told(to),
        "latest": latest,
        "heading": heading,
        "kept": parts_added_since(then, present),
        **shown(compare_plans(present.then, without_newer_parts(then, present), present)),
        "breadcrumbs": breadcrumbs(plan, _("History"), heading),
    }
    return TemplateResponse(request, "practices/plans/history/put_plan_back.html", context)


def put_back_now(request, plan, to):
    seen = request.POST.get("expected", "")
    expected = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 19 else -1
    try:
        restore_plan(plan=plan, to=to, expected=expected, user=request.user)
    except (PlanMovedOn, StalePart):
        messages.error(
            request,
            _("Nothing was put back: somebody has changed the plan since. Look at it again."),
        )
        return redirect("plan-restore", plan.pk, to.pk)
    except NothingToPutBack:
        messages.info(request, _("The plan says already what it said then."))
        return redirect("plan-history", plan.pk)
    messages.success(request, _("The plan is as it was. What it said before is in its history."))
    return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
@joins_plan
def part_history(request, plan, part_id):
    """What a part said before, and the way back to it."""
    part = get_object_or_404(plan.parts.select_related("updated_by"), pk=part_id)
    if request.method == "POST":
        require_edit(plan)
        return put_back(request, part)
    saves = saves_of(part)
    context = {
        "plan": plan,
        "part": part,
        "saves": [
            {"save": save, "redline": marked(save) if place < MOST_REDLINED else ""}
            for place, save in enumerate(saves)
        ],
        "first": versions_of(part)[-1],
        "breadcrumbs": breadcrumbs(plan, part.heading, _("History")),
    }
    return TemplateResponse(request, "practices/plans/history/part_history.html", context)


def marked(save) -> str:
    is_changed = "text" in save.changed
    return redline(save.before.text, save.now.text) if is_changed else ""


def put_back(request, part):
    sent = request.POST.get("number", ""), request.POST.get("expected_version", "")
    if not all(number.isdecimal() and len(number) < 10 for number in sent):
        return redirect("plan-part-history", part.plan_id, part.pk)
    before = get_object_or_404(part.past.select_related("part"), number=int(sent[0]))
    try:
        restore(before=before, expected_version=int(sent[1]), user=request.user)
    except StalePart:
        messages.warning(request, _("Somebody has saved since. Look at what stands there now."))
        return redirect("plan-part-history", part.plan_id, part.pk)
    messages.success(request, _("This part is as it was in version %d.") % before.number)
    return redirect(part)

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.people.models import User
from hub.ui.redline import redline
from practices.plans.history import restore, saves_in, saves_of, versions_of
from practices.plans.saving import StalePart
from practices.plans.views.access import breadcrumbs, reads_plan, require_edit

PER_PAGE = 50
MOST_REDLINED = 20  # of one part; older saves show as they stood


@require_safe
@reads_plan
def history(request, plan):
    """Every save in the plan, newest first."""
    page_obj = Paginator(saves_in(plan), PER_PAGE).get_page(request.GET.get("page"))
    saves = list(page_obj)
    people = User.objects.in_bulk({save["by_id"] for save in saves if save["by_id"]})
    context = {
        "plan": plan,
        "saves": [save | {"by": people.get(save["by_id"])} for save in saves],
        "page_obj": page_obj,
        "breadcrumbs": breadcrumbs(plan, _("History")),
    }
    return TemplateResponse(request, "practices/plans/history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@reads_plan
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
    return TemplateResponse(request, "practices/plans/part_history.html", context)


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

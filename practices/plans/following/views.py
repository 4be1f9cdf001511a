from django.contrib import messages
from django.core.signing import BadSignature
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from practices.plans.deciding import write
from practices.plans.following import stop_links
from practices.plans.following.forms import WriteForm
from practices.plans.following.shown import Waiting
from practices.plans.models import Plan
from practices.plans.saving import StalePart
from practices.plans.sources import sources_of
from practices.plans.updates import Update, updates_of
from practices.plans.views.access import breadcrumbs, edits_plan

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@edits_plan
def write_own(request, plan, part_id):
    """Settle a part that both we and the source changed in words of our own."""
    update = waiting_for(plan, part_id)
    if update is None:
        messages.warning(request, _("Nothing waits for a decision here any more."))
        return redirect("plan-part", plan.pk, part_id)
    if request.method != "POST":
        return show(request, plan, update, WriteForm.of(update))
    form = WriteForm(request.POST)
    if not form.is_valid():
        return show(request, plan, update, form)
    text = form.cleaned_data["text"]
    if not form.has_seen(update):
        return stale(request, plan, update, text)
    expected = form.cleaned_data["expected_version"]
    try:
        write(update=update, expected_version=expected, user=request.user, text=text)
    except StalePart:  # in the blink of an eye since we looked
        return stale(request, plan, waiting_for(plan, part_id) or update, text)
    told = _("“%(part)s” is saved, and the source’s change is settled.")
    messages.success(request, told % {"part": update.heading})
    return redirect("plan-updates", plan.pk)


def waiting_for(plan: Plan, part_id: int) -> Update | None:
    """What waits for this part, if both sides changed it."""
    for update in updates_of(plan, sources_of(plan)):
        if update.part and update.part.pk == part_id:
            return update if Waiting(update).can_be_written else None
    return None


def stale(request, plan, update, text):
    return show(request, plan, update, WriteForm.of(update, text), is_stale=True)


def show(request, plan, update, form, *, is_stale: bool = False):
    context = {
        "plan": plan,
        "part": update.part,
        "now": update.base,
        "form": form,
        "is_stale": is_stale,
        "breadcrumbs": breadcrumbs(plan, update.heading),
    }
    status = 409 if is_stale else 200
    return TemplateResponse(request, "practices/plans/following/write.html", context, status=status)


# Mail programs post here by themselves (RFC 8058), without a cookie. The address is the secret.
@csrf_exempt
@never_cache
@require_http_methods(METHODS)
def stop_mails(request, token):
    """Stop mails of one kind without signing in. Only a POST does: scanners open every link."""
    try:
        user, kind = stop_links.read(token)
    except BadSignature:
        heading = _("There are no e-mails to stop")
        return stop_page(request, {"heading": heading, "is_known": False}, status=404)
    if request.method == "POST":
        is_start = request.POST.get("do") == "start"
        stop_links.set_stopped(user=user, kind=kind, stopped=not is_start)
    is_stopped = stop_links.is_stopped(user, kind)
    heading = _("You get none of these e-mails") if is_stopped else _("Stop these e-mails?")
    context = {"heading": heading, "is_known": True, "is_stopped": is_stopped}
    return stop_page(request, context | {"about": kind.label})


def stop_page(request, context, *, status=200):
    template = "practices/plans/following/stop.html"
    return TemplateResponse(request, template, context, status=status)

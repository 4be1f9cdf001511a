from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from practices.plans.blocks import TooManyBlocks
from practices.plans.deciding import drop, keep_ours, note, take, take_all_clean, undo, undoable
from practices.plans.following.shown import Waiting, by_source
from practices.plans.following.stop_links import stop_path
from practices.plans.models import MailStop, PlanSection
from practices.plans.saving import StalePart
from practices.plans.sources import sources_of
from practices.plans.updates import What, notices_of, updates_of
from practices.plans.views.access import breadcrumbs, joins_plan, require_edit

UPDATES = MailStop.Kind.UPDATES
CHANGED_MEANWHILE = gettext_lazy(
    "Nothing was done: this has changed in the meantime. Look at it again."
)


@require_http_methods(["GET", "HEAD", "POST"])
@joins_plan
def updates(request, plan):
    """What changed at the sources since each part was last decided about."""
    sources = sources_of(plan)
    waiting = [Waiting(update) for update in updates_of(plan, sources)]
    if request.method == "POST":
        require_edit(plan)
        answer = act(request, plan, sources, waiting)
        if answer:
            return answer
    context = {
        "plan": plan,
        "groups": by_source(sources, waiting, notices_of(sources)),
        "withdrawn": [source for source in sources if source.is_withdrawn],
        "clean": sum(each.update.is_clean for each in waiting if each.what != "beside"),
        "undoable": undoable(plan) if plan.may_edit else [],
        "mails_url": stop_path(request.user, UPDATES),
        "breadcrumbs": breadcrumbs(plan, _("What changed at the source")),
    }
    return TemplateResponse(request, "practices/plans/updates.html", context)


def act(request, plan, sources, waiting):
    """Do what a button of the page says; None to show the page again with what is missing."""
    verb, _space, name = request.POST.get("do", "").partition(" ")
    try:
        if verb in ("all", "beside"):
            told = all_clean(request, waiting, beside=name if verb == "beside" else None)
        elif verb == "note":
            told = noted(sources, name)
        elif verb == "undo":
            told = undone(request, plan, name)
        else:
            told = decided(request, waiting, verb, name)
    except StalePart:
        told = None
    except (TooManyBlocks, PlanSection.DoesNotExist):
        messages.error(request, _("This plan has as many parts of its own as it can hold."))
        return redirect("plan-updates", plan.pk)
    if told == "":
        return None
    messages.success(request, told) if told else messages.warning(request, CHANGED_MEANWHILE)
    return redirect("plan-updates", plan.pk)


def all_clean(request, waiting, *, beside: str | None) -> str:
    """Take what needs no choice among our own parts, or what one source says beside them."""
    updates = [each.update for each in waiting]
    if beside is None:
        asked = [each for each in updates if each.what is not What.BESIDE]
    else:
        texts = [each for each in updates if each.what is What.BESIDE]
        asked = [each for each in texts if str(each.source.pk) == beside]
    number = take_all_clean(updates=asked, user=request.user)
    return ngettext("%(number)d change was taken.", "%(number)d changes were taken.", number) % {
        "number": number
    }


def noted(sources, name) -> str | None:
    for notice in notices_of(sources):
        if str(notice.source.pk) == name:
            note(source=notice.source, number=notice.version.number)
            return _("Noted.")
    return None


def undone(request, plan, name) -> str | None:
    for part in undoable(plan):
        if f"part-{part.pk}" == name:
            undo(part=part, expected_version=sent_version(request), user=request.user)
            return _("“%(part)s” is as it was before.") % {"part": part.heading}
    return None


def decided(request, waiting, verb, name) -> str | None:
    """What was done; None where nothing waits under this name, "" where a choice is missing."""
    found = next((each for each in waiting if each.name == name), None)
    if found is None or request.POST.get("number") != str(found.update.version.number):
        return None
    given = {"update": found.update, "expected_version": sent_version(request)}
    heading = {"part": found.update.heading}
    if verb == "keep":
        keep_ours(**given, user=request.user)
        return _("“%(part)s” stays as it is.") % heading
    if verb == "drop" and found.update.what is What.REMOVED:
        drop(**given, user=request.user, reason=_("The source no longer has this part."))
        return _("“%(part)s” is dropped.") % heading
    if verb != "take" or found.update.what is What.REMOVED:
        return None
    if not found.bind(request.POST):
        return ""
    take(**given, user=request.user, places=found.form.places)
    return _("“%(part)s” has the source’s change.") % heading


def sent_version(request) -> int:
    sent = request.POST.get("expected_version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0

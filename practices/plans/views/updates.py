from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from hub.ui.redline import redline
from practices.plans.blocks import TooManyBlocks
from practices.plans.forms import UpdateForm
from practices.plans.models import PlanSection
from practices.plans.saving import StalePart
from practices.plans.sources import sources_of
from practices.plans.updates import (
    Update,
    What,
    keep_ours,
    note,
    notices_of,
    take,
    take_all_clean,
    undo,
    undoable,
    updates_of,
)
from practices.plans.views.access import breadcrumbs, joins_plan, require_edit

CHANGED_MEANWHILE = gettext_lazy(
    "Nothing was done: this has changed in the meantime. Look at it again."
)


@require_http_methods(["GET", "HEAD", "POST"])
@joins_plan
def updates(request, plan):
    """What changed at the source since each part was last decided about."""
    sources = sources_of(plan)
    waiting = [Waiting(update) for update in updates_of(plan, sources)]
    if request.method == "POST":
        require_edit(plan)
        answer = act(request, plan, sources, waiting)
        if answer:
            return answer
    beside = [each for each in waiting if each.update.what is What.BESIDE]
    to_decide = [each for each in waiting if each not in beside]
    context = {
        "plan": plan,
        "to_decide": to_decide,
        "beside": beside,
        "clean": sum(each.update.is_clean for each in to_decide),
        "notices": notices_of(sources),
        "undoable": undoable(plan) if plan.may_edit else [],
        "breadcrumbs": breadcrumbs(plan, _("What changed at the source")),
    }
    return TemplateResponse(request, "practices/plans/updates.html", context)


class Waiting:
    """An update as the page shows it, with a name of its own for its form."""

    LABELS = {
        What.TAKE: gettext_lazy("Changed at the source only"),
        What.MERGED: gettext_lazy("Changed on both sides"),
        What.CONFLICT: gettext_lazy("Both changed the same words"),
        What.BESIDE: "",
        What.CORE: gettext_lazy("Core or not"),
        What.ADDED: gettext_lazy("New at the source"),
        What.REMOVED: gettext_lazy("No longer at the source"),
    }

    def __init__(self, update: Update):
        self.update = update
        self.what = update.what.value
        self.label = self.LABELS[update.what]
        self.form = self._form()

    @property
    def name(self) -> str:
        part = self.update.part
        return f"part-{part.pk}" if part else f"block-{self.update.block.uid}"

    @property
    def redline(self) -> str:
        """What taking it would change, word by word."""
        update = self.update
        if update.what in (What.TAKE, What.MERGED):
            return redline(update.part.text, update.text())
        return redline(update.part.base, update.base) if update.what is What.BESIDE else ""

    def bind(self, data) -> bool:
        """Read the choices sent; whether they are whole."""
        self.form = self._form(data)
        return self.form.is_valid()

    def _form(self, data=None) -> UpdateForm:
        conflicts = self.update.merge.conflicts if self.update.what is What.CONFLICT else []
        return UpdateForm(data, conflicts=conflicts, auto_id=f"id_{self.name}_%s")


def act(request, plan, sources, waiting):
    """Do what a button of the page says; None to show the page again with what is missing."""
    verb, _space, name = request.POST.get("do", "").partition(" ")
    try:
        if verb in ("all", "beside"):
            told = all_clean(request, waiting, only_beside=verb == "beside")
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


def all_clean(request, waiting, *, only_beside: bool) -> str:
    """Take what needs no choice among our own parts, or among what stands beside them."""
    updates = [each.update for each in waiting]
    asked = [each for each in updates if (each.what is What.BESIDE) == only_beside]
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
    if verb != "take":
        return None
    if not found.bind(request.POST):
        return ""
    take(**given, user=request.user, places=found.form.places)
    return _("“%(part)s” has the source’s change.") % heading


def sent_version(request) -> int:
    sent = request.POST.get("expected_version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0

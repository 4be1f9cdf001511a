"""Letting a further case or plan feed a plan: finding it, and choosing its building blocks."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from practices.plans.adapting.finding import case_version, plan_of_key
from practices.plans.adapting.forms import ChoosePlanForm, FindSourceForm
from practices.plans.add_source import (
    AlreadySource,
    GoesInCircles,
    add_source,
    left_out_blocks,
    take_left_out,
    taken_blocks,
)
from practices.plans.blocks import TooManyBlocks
from practices.plans.forms.adapt import BlocksForm
from practices.plans.models import Plan
from practices.plans.origins import Origin, blocks_of
from practices.plans.sources import sources_of
from practices.plans.versions import keep_plan_version, next_version
from practices.plans.views.access import breadcrumbs, edits_plan, private
from practices.plans.views.adapt import number_asked_for


@require_safe
@private
def choose_plan(request, key):
    """Which of one's plans the case or plan with this key is to feed."""
    form = ChoosePlanForm(request.GET if "plan" in request.GET else None, user=request.user)
    if form.is_valid():
        plan = form.cleaned_data["plan"]
        return redirect(address(plan, key, request.GET.get("version")))
    context = {
        "form": form,
        "key": key,
        "version": request.GET.get("version", ""),
        "breadcrumbs": [
            {"text": _("My plans"), "url": reverse("plans")},
            {"text": _("Add to a plan")},
        ],
    }
    return TemplateResponse(request, "practices/plans/sources/choose_plan.html", context)


@require_safe
@edits_plan
def sources(request, plan):
    """What the plan is made from, and how to add to that."""
    form = FindSourceForm(request.GET if "address" in request.GET else None, user=request.user)
    if form.is_valid():
        return redirect(address(plan, *form.cleaned_data["address"]))
    rows, taken = sources_of(plan), taken_blocks(plan)
    for source in rows:
        source.left_out_count = len(left_out_blocks(source, taken[source.pk]))
    context = {
        "plan": plan,
        "sources": rows,
        "form": form,
        "breadcrumbs": breadcrumbs(plan, _("What this plan is made from")),
    }
    return TemplateResponse(request, "practices/plans/sources/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@edits_plan
def source_add(request, plan, key):
    """Choose building blocks of a further source, or of one that the plan has already."""
    known = next((each for each in sources_of(plan) if each.key == key), None)
    if known:
        return take_more(request, plan, known)
    version = found(request.user, key, number_asked_for(request))
    form = blocks_form(request, blocks_of(version), takes_all=True)
    if request.method == "POST" and form.is_valid() and added(request, plan, version, form):
        messages.success(request, _("The plan is now made from “%s” too.") % version.title)
        return redirect(plan)
    return show(request, plan, form, version, _("Add building blocks from another source"))


def take_more(request, plan, source):
    """Take building blocks after all that were left out before."""
    blocks = left_out_blocks(source, taken_blocks(plan)[source.pk])
    form = blocks_form(request, blocks, takes_all=False)
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data.get("blocks", [])
        chosen = [block for block in blocks if block.uid in wanted]
        if not chosen:
            form.add_error(None, _("Tick at least one building block."))
        elif took(request, source, chosen, form):
            return redirect(plan)
    heading = _("Take building blocks after all")
    return show(request, plan, form, source.origin, heading, known=source)


def took(request, source, chosen, form) -> bool:
    try:
        take_left_out(source=source, blocks=chosen, user=request.user)
    except TooManyBlocks:
        form.add_error("blocks", too_many())
        return False
    words = ngettext("One building block added.", "%(n)d building blocks added.", len(chosen))
    messages.success(request, words % {"n": len(chosen)})
    return True


def added(request, plan, version: Origin, form) -> bool:
    """Add the source; if that cannot be, say so in the form."""
    try:
        with transaction.atomic():
            if version.pk is None:
                version = keep_plan_version(plan=version.plan, by=None)
            uids = form.cleaned_data.get("blocks", [])
            add_source(plan=plan, version=version, user=request.user, block_uids=uids)
    except AlreadySource:
        form.add_error(None, _("A colleague has just added this source to the plan."))
    except GoesInCircles:
        form.add_error(None, circles())
    except TooManyBlocks:
        form.add_error("blocks", too_many())
    return not form.errors


def show(request, plan, form, version, heading, known=None):
    context = {
        "plan": plan,
        "form": form,
        "version": version,
        "known": known,
        "heading": heading,
        "breadcrumbs": breadcrumbs(plan, heading),
    }
    return TemplateResponse(request, "practices/plans/sources/blocks.html", context)


def blocks_form(request, blocks, *, takes_all: bool) -> BlocksForm:
    initial = {"blocks": [block.uid for block in blocks] if takes_all else []}
    data = request.POST if request.method == "POST" else None
    return BlocksForm(data, blocks=blocks, initial=initial)


def found(user, key: str, number: int | None) -> Origin:
    """The version of a case, or what a plan says now, if this person may read it."""
    version = case_version(user, key, number)
    if version:
        return version
    source = plan_of_key(user, key)
    if source is None:
        raise Http404
    return next_version(source)


def address(plan: Plan, key: str, number=None) -> str:
    url = reverse("plan-source-add", args=[plan.pk, key])
    return f"{url}?version={number}" if number else url


def too_many() -> str:
    return _("The plan cannot hold so many building blocks more. Tick fewer.")


def circles() -> str:
    return _("This is your own plan, or one that was made from it. It cannot be its source.")

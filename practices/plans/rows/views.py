from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from practices.plans.log import What
from practices.plans.rows import pages
from practices.plans.rows.addresses import table_url, to_table
from practices.plans.rows.kinds import BY_ROW_KIND, KINDS, kind_of
from practices.plans.rows.putting_back import deletion_of, put_back
from practices.plans.rows.row_form import fingerprint
from practices.plans.rows.verbs import StaleRow, TooManyRows, add_row, change_row, delete_row
from practices.plans.views.access import breadcrumbs, edits_plan

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@edits_plan
def row_add(request, plan, part_id):
    """Add a row to a part that holds a table."""
    part = get_object_or_404(plan.parts.filter(kind__in=KINDS), pk=part_id)
    kind = kind_of(part)
    form = kind.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_row(part=part, by=request.user, **form.values)
        except TooManyRows:
            pages.full(form)
        else:
            messages.success(request, kind.words.added)
            return to_table(part)
    return pages.ask(request, plan, part, form, kind.words.add)


@require_http_methods(METHODS)
@edits_plan
def row_change(request, plan, kind, row_id):
    """Change a row, unless a colleague has done so since the form was opened."""
    found = pages.kind_or_404(kind)
    if request.method == "POST" and (gone := gone_meanwhile(plan, found, row_id)):
        return add_instead(request, plan, found, gone.part)
    row = pages.row_or_404(plan, kind, row_id)
    # The form writes into what it is given; the verb is to do that, so it gets a copy.
    form = found.form(request.POST or None, instance=copy(row))
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            change_row(row=row, by=request.user, seen=seen, **form.values)
        except StaleRow as stale:
            theirs = stale.theirs
            again = pages.sent_again(request.POST, seen=fingerprint(theirs))
            form = found.form(again, instance=copy(theirs))
        else:
            messages.success(request, found.words.changed)
            return to_table(row.part)
    facts = found.facts(theirs) if theirs else None
    return pages.ask(request, plan, row.part, form, found.words.change, theirs=facts)


def gone_meanwhile(plan, kind, row_id):
    """The deletion of a row that somebody is still writing in."""
    if kind.model.objects.filter(pk=row_id).exists():
        return None
    return deletion_of(plan, kind.row_kind, row_id)


def add_instead(request, plan, kind, part):
    """Offer to add again what a colleague deleted: what was typed must not be lost."""
    form = kind.form(request.POST)
    return pages.ask(
        request,
        plan,
        part,
        form,
        kind.words.add,
        is_gone=True,
        action=reverse("plan-row-add", args=[plan.pk, part.pk]),
    )


@require_http_methods(METHODS)
@edits_plan
def row_delete(request, plan, kind, row_id):
    """Ask whether to delete a row, then do it."""
    found = pages.kind_or_404(kind)
    if gone := gone_meanwhile(plan, found, row_id):
        messages.info(request, _("It was deleted already."))
        return to_table(gone.part)
    row = pages.row_or_404(plan, kind, row_id)
    if request.method == "POST":
        pages.say_deleted(request, found, delete_row(row=row, by=request.user))
        return to_table(row.part)
    context = {
        "plan": plan,
        "heading": found.words.delete,
        "text": str(row),
        "warning": _("It leaves the plan for everyone. You can bring it back afterwards."),
        "button": _("Delete"),
        "cancel_url": table_url(row.part),
        "breadcrumbs": breadcrumbs(plan, row.part.heading, found.words.delete),
    }
    return TemplateResponse(request, "practices/plans/confirm.html", context)


@require_http_methods(METHODS)
@edits_plan
def row_put_back(request, plan, change_id):
    """Ask whether to bring a deleted row back, then do it."""
    gone = plan.changes.filter(what=What.ROW_DELETED, row_kind__in=BY_ROW_KIND)
    change = get_object_or_404(gone.select_related("part", "plan"), pk=change_id)
    kind = BY_ROW_KIND[change.row_kind]
    if request.method == "POST":
        try:
            put_back(change=change, by=request.user)
        except TooManyRows:
            messages.error(request, pages.full_words())
        else:
            messages.success(request, _("“%s” is back in the plan.") % change.label)
        return to_table(change.part)
    context = {
        "plan": plan,
        "part": change.part,
        "change": change,
        "heading": kind.words.put_back,
        "back_url": table_url(change.part),
        "breadcrumbs": breadcrumbs(plan, change.part.heading, kind.words.put_back),
    }
    return TemplateResponse(request, "practices/plans/rows/put_back.html", context)

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from practices.plans.forms import SectionForm, SectionLeadForm
from practices.plans.saving import StaleSection, assign_section, decide_section
from practices.plans.steps import around
from practices.plans.views.access import breadcrumbs, edits_plan, joins_plan, require_edit
from practices.plans.views.going_on import after_saving, answer_again


@require_http_methods(["GET", "HEAD", "POST"])
@joins_plan
def section(request, plan, key):
    """The decision at the end of a section: go on, go back or stop here."""
    section = get_object_or_404(plan.sections.filter(ends_with_decision=True), key=key)
    if request.method == "POST":
        return save(request, plan, section)
    initial = {
        "decision": section.decision,
        "reason": section.reason,
        "expected_version": section.version,
    }
    return show(request, plan, section, SectionForm(initial=initial))


def save(request, plan, section):
    require_edit(plan)
    form = SectionForm(request.POST)
    if not form.is_valid():
        return show(request, plan, section, form)
    try:
        decide_section(section=section, user=request.user, **form.cleaned_data)
    except StaleSection as stale:
        again = SectionForm(answer_again(request.POST, stale.theirs))
        return show(request, plan, section, again, theirs=stale.theirs)
    return after_saving(request, plan, section)


def show(request, plan, section, form, theirs=None):
    before, after = around(plan, section.get_absolute_url())
    context = {
        "plan": plan,
        "section": section,
        "form": form,
        "theirs": theirs,
        "before": before,
        "after": after,
        "breadcrumbs": breadcrumbs(plan, section.title),
    }
    status = 409 if theirs else 200
    return TemplateResponse(request, "practices/plans/section.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@edits_plan
def section_lead(request, plan, key):
    """Who leads a section, and by when it is to be done."""
    section = get_object_or_404(plan.sections, key=key)
    initial = {
        "lead": section.lead,
        "due": section.due,
        "expected_version": section.version,
    }
    form = SectionLeadForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            assign_section(section=section, user=request.user, **form.cleaned_data)
        except StaleSection as stale:
            again = SectionLeadForm(answer_again(request.POST, stale.theirs))
            return ask_lead(request, plan, section, again, theirs=stale.theirs)
        messages.success(request, _("Saved."))
        return redirect(f"{plan.get_absolute_url()}#section-{section.key}")
    return ask_lead(request, plan, section, form)


def ask_lead(request, plan, section, form, theirs=None):
    heading = _("Who leads this section, and by when?")
    context = {
        "plan": plan,
        "form": form,
        "heading": heading,
        "note": meanwhile(theirs) if theirs else section.title,
        "button": _("Save"),
        "breadcrumbs": breadcrumbs(plan, section.title),
    }
    status = 409 if theirs else 200
    return TemplateResponse(request, "practices/plans/form.html", context, status=status)


def meanwhile(section) -> str:
    """What a colleague saved while somebody was filling in the same form."""
    due = date_format(section.due, "j F Y") if section.due else _("no date")
    return _(
        "A colleague saved this section while you were writing. It now says: %(lead)s; %(due)s. "
        "Your own answers are below and not saved yet. Save again to put them in its place."
    ) % {"lead": section.lead or _("nobody leads it"), "due": due}

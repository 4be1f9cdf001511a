from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from practices.plans.forms import SectionForm
from practices.plans.saving import StaleSection, decide_section
from practices.plans.steps import around
from practices.plans.views.access import breadcrumbs, joins_plan, require_edit
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

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.people.permissions import organisations_edited_by
from practices.plans.importing.bring_in import import_plan
from practices.plans.importing.faults import NotAPlanFile
from practices.plans.importing.forms import ImportForm
from practices.plans.views.access import private


@require_http_methods(["GET", "HEAD", "POST"])
@private
def bring_in(request):
    """Make a plan from a plan file."""
    organisations = organisations_edited_by(request.user).order_by("name")
    form = ImportForm(request.POST or None, request.FILES or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        plan = read_in(form, request.user)
        if plan:
            messages.success(request, _("The plan is here.") + " " + who_sees(plan))
            return redirect(plan)
    context = {
        "form": form,
        "breadcrumbs": [
            {"text": _("My plans"), "url": reverse("plans")},
            {"text": _("Bring in a plan")},
        ],
    }
    return TemplateResponse(request, "practices/plans/importing/import.html", context)


def who_sees(plan) -> str:
    """Who can see a plan that has just come."""
    if plan.organisation:
        told = _("Only the people of %(name)s can see it so far.")
        return told % {"name": plan.organisation.name}
    return _("Only you can see it so far.")


def read_in(form: ImportForm, user):
    """The new plan; none where the file is not right, and the form says why."""
    answers = form.cleaned_data
    try:
        return import_plan(
            content=answers["file"].read(),
            organisation=answers.get("organisation"),
            author=user,
        )
    except NotAPlanFile as error:
        for fault in error.faults:
            form.add_error("file", fault)
    return None

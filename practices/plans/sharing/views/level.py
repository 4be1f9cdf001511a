from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from practices.plans.models import Plan
from practices.plans.sharing.forms import LevelForm, NamingForm
from practices.plans.sharing.levels import WHAT_OTHERS_SEE, Level, is_wider, laid_open, takers
from practices.plans.sharing.views.overview import shared_by_an_organisation, show, trail
from practices.plans.sharing.visibility import StaleLevel, change_level, change_naming
from practices.plans.views.access import manages_plan

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@manages_plan
def level(request, plan):
    """Say who sees the plan; asked once more, with what that lays open or takes away."""
    shared_by_an_organisation(plan)
    if request.method != "POST":  # someone who had to sign in again comes back this way
        return redirect("plan-sharing", plan.pk)
    form = LevelForm(request.POST)
    if not form.is_valid():
        return show(request, plan, form)
    chosen, expected = form.cleaned_data["level"], form.cleaned_data["expected"]
    if chosen == plan.visibility:
        messages.success(request, _("This is already who sees the plan."))
    elif expected != plan.visibility:
        messages.warning(request, SOMEBODY_ELSE)
    elif "sure" not in request.POST:
        return ask(request, plan, chosen)
    else:
        save(request, plan, chosen, expected)
    return redirect("plan-sharing", plan.pk)


SOMEBODY_ELSE = gettext_lazy(
    "Nothing was changed: somebody else has changed who sees the plan. Look at it again."
)


def save(request, plan, chosen, expected):
    try:
        change_level(plan=plan, level=chosen, expected=expected, by=request.user)
    except StaleLevel:
        messages.warning(request, SOMEBODY_ELSE)
    else:
        name = Level(chosen).label
        messages.success(request, _("Who sees this plan: %(level)s.") % {"level": name})


def ask(request, plan: Plan, chosen: str):
    widens = is_wider(chosen, plan.visibility)
    heading = (
        _("Show this plan to more people?") if widens else _("Show this plan to fewer people?")
    )
    context = {
        "plan": plan,
        "chosen": Level(chosen),
        "who": WHAT_OTHERS_SEE[chosen],
        "widens": widens,
        "laid_open": laid_open(plan) if widens else [],
        "takers": takers(plan),
        "was_public": plan.visibility == Level.EVERYONE,
        "loses_partners": chosen == Level.US and plan.partnerships.exists(),
        "heading": heading,
        "breadcrumbs": trail(plan, heading),
    }
    return TemplateResponse(request, "practices/plans/sharing/level.html", context)


@require_http_methods(FORM_METHODS)
@manages_plan
def naming(request, plan):
    """Say whether the source may name the organisation."""
    shared_by_an_organisation(plan)
    form = NamingForm(request.POST)
    if request.method == "POST" and form.is_valid():
        change_naming(plan=plan, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
    return redirect("plan-sharing", plan.pk)

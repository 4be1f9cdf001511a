from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from practices.plans.menu import menu
from practices.plans.sharing.forms import LevelForm, NamingForm
from practices.plans.sharing.levels import Level
from practices.plans.views.access import breadcrumbs, joins_plan


@require_safe
@joins_plan
def sharing(request, plan):
    """Who sees the plan: its level, its partners and its guests."""
    return show(request, plan)


def show(request, plan, form: LevelForm | None = None):
    level = {"level": plan.visibility, "expected": plan.visibility}
    context = {
        "plan": plan,
        "menu": list(menu(plan, here="plan-sharing")),
        "form": form or LevelForm(initial=level),
        "naming": NamingForm(initial={"is_named": plan.is_named}),
        "partners": plan.partnerships.select_related("organisation"),
        "partners_wait": plan.visibility == Level.US,
        "guests": plan.guests.filter(revoked_at=None).select_related("user"),
        "now": timezone.now(),
        "breadcrumbs": breadcrumbs(plan, _("Who sees this plan")),
    }
    return TemplateResponse(request, "practices/plans/sharing/sharing.html", context)


def shared_by_an_organisation(plan) -> None:
    """Raises `Http404` for a plan that is its author's alone: it has no partners or guests."""
    if plan.organisation_id is None:
        raise Http404


def form_page(request, plan, form, heading: str, button: str, note: str = ""):
    """A form of its own, with the way back to the page about sharing."""
    context = {
        "plan": plan,
        "form": form,
        "heading": heading,
        "button": button,
        "note": note,
        "breadcrumbs": trail(plan, heading),
    }
    return TemplateResponse(request, "practices/plans/sharing/form.html", context)


def confirm_page(request, plan, *, heading: str, text: str, warning: str, button: str):
    context = {
        "plan": plan,
        "heading": heading,
        "text": text,
        "warning": warning,
        "button": button,
        "cancel_url": reverse("plan-sharing", args=[plan.pk]),
        "breadcrumbs": trail(plan, heading),
    }
    return TemplateResponse(request, "practices/plans/confirm.html", context)


def trail(plan, heading: str) -> list[dict]:
    steps = breadcrumbs(plan, _("Who sees this plan"), heading)
    steps[-2]["url"] = reverse("plan-sharing", args=[plan.pk])
    return steps

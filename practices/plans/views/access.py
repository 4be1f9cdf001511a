"""The door to every page of a plan."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from practices.plans.models import Plan
from practices.plans.permissions import editable_by, visible_to

CRUMB = 32  # a title without a space still fits across a phone


def private(view):
    """Signed-in people only, and nothing kept by a cache that others share.

    Not "no-store": a browser would then lose what was typed when someone goes back.
    """
    return cache_control(private=True)(login_required(view))


def reads_plan(view):
    """Hand the view the plan, if this person may read it; `plan.may_edit` says if also write."""

    @private
    @wraps(view)
    def door(request, plan_id, **kwargs):
        return view(request, find(request.user, plan_id), **kwargs)

    return door


def edits_plan(view):
    """The same for people who may write; readers are told that they may not."""

    @reads_plan
    @wraps(view)
    def door(request, plan, **kwargs):
        require_edit(plan)
        return view(request, plan, **kwargs)

    return door


def require_edit(plan: Plan) -> None:
    if not plan.may_edit:
        raise PermissionDenied


def find(user, plan_id) -> Plan:
    plans = visible_to(user).select_related("organisation", "author")
    plan = get_object_or_404(plans, pk=plan_id)
    plan.may_edit = editable_by(user).filter(pk=plan.pk).exists()
    return plan


def breadcrumbs(plan: Plan, *texts: str) -> list[dict]:
    """The way to a page of a plan; without texts, to the plan itself."""
    trail = [
        {"text": _("My plans"), "url": reverse("plans")},
        {"text": Truncator(plan.title).chars(CRUMB), "url": plan.get_absolute_url()},
        *({"text": text} for text in texts),
    ]
    trail[-1].pop("url", None)
    return trail

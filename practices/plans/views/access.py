"""The door to every page of a plan."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from practices.plans.models import Plan
from practices.plans.permissions import editable_by, inside_of, managed_by, visible_to

CRUMB = 32  # a title without a space still fits across a phone


def private(view):
    """Signed-in people only, and nothing kept by a cache that others share.

    Not "no-store": a browser would then lose what was typed when someone goes back.
    """
    return cache_control(private=True)(login_required(view))


def reads_plan(view):
    """Hand the view the plan, if this person may read it, with what they may do to it:
    `is_inside` (they work on it), `may_edit` and `may_manage`."""

    @cache_control(private=True)
    @wraps(view)
    def door(request, plan_id, **kwargs):
        plan = find(request.user, plan_id)
        if plan is None and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if plan is None:
            raise Http404
        return view(request, plan, **kwargs)

    return door


def joins_plan(view):
    """The same for people who work on it. To others who may read it, the page is not there."""
    return reads_plan(_guard(view, "is_inside", _nothing_here))


def edits_plan(view):
    """The same for people who may write; others on the team are told that they may not."""
    return joins_plan(_guard(view, "may_edit", _forbidden))


def manages_plan(view):
    """The same for people who decide who sees the plan, and whether it goes."""
    return joins_plan(_guard(view, "may_manage", _forbidden))


def require_edit(plan: Plan) -> None:
    if not plan.may_edit:
        raise PermissionDenied


def find(user, plan_id) -> Plan | None:
    plans = visible_to(user).select_related("organisation", "author")
    plan = plans.filter(pk=plan_id).first()
    if plan:
        for name, allowed in RIGHTS.items():
            setattr(plan, name, allowed(user).filter(pk=plan.pk).exists())
        plan.may_give_out = plan.may_edit and plan.visibility != Plan.Visibility.US
    return plan


RIGHTS = {"is_inside": inside_of, "may_edit": editable_by, "may_manage": managed_by}


def _nothing_here(request):
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise Http404


def _forbidden(request):
    raise PermissionDenied


def _guard(view, right: str, refuse):
    @wraps(view)
    def guarded(request, plan, **kwargs):
        return view(request, plan, **kwargs) if getattr(plan, right) else refuse(request)

    return guarded


def breadcrumbs(plan: Plan, *texts: str) -> list[dict]:
    """The way to a page of a plan; without texts, to the plan itself."""
    trail = [
        {"text": _("My plans"), "url": reverse("plans")},
        {"text": Truncator(plan.title).chars(CRUMB), "url": plan.get_absolute_url()},
        *({"text": text} for text in texts),
    ]
    trail[-1].pop("url", None)
    return trail

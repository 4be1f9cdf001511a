from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from practices.plans.models import Guest
from practices.plans.permissions import inside_of
from practices.plans.sharing.guests import CannotTakeUp, state_of, take_up
from practices.plans.sharing.links import guest_of

STATUS = {"unknown": 404, "taken": 403, "revoked": 410, "late": 410, "over": 410}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invited(request, token):
    """Where the link of an invitation leads: sign in, and come in.

    Coming in is a button, because mail programs open links to look at them.
    """
    guest = guest_of(token)
    state = how_it_stands(guest, request.user)
    if state == "mine":
        return redirect(guest.plan)
    if state in STATUS or not request.user.is_authenticated:
        return show(request, state, guest)
    if inside_of(request.user).filter(pk=guest.plan_id).exists():
        messages.success(request, _("You work on this plan already; the invitation stays open."))
        return redirect(guest.plan)
    if request.method == "POST":
        return come_in(request, guest)
    return show(request, state, guest)


def how_it_stands(guest: Guest | None, user) -> str:
    if guest is None:
        return "unknown"
    state = state_of(guest, user)
    # Whoever has taken it up may be this visitor, before they sign in.
    return "open" if state == "taken" and not user.is_authenticated else state


def come_in(request, guest: Guest):
    try:
        take_up(guest=guest, user=request.user)
    except CannotTakeUp:  # in this very moment
        guest.refresh_from_db()
        return show(request, state_of(guest, request.user), guest)
    messages.success(request, _("You are a guest of this plan. It is listed under “My plans”."))
    return redirect(guest.plan)


def show(request, state: str, guest: Guest | None):
    context = {
        "state": state,
        "guest": guest,
        "is_other_address": is_other_address(request.user, guest),
        "next": urlencode({"next": request.path}),
    }
    template = "practices/plans/sharing/invited.html"
    return TemplateResponse(request, template, context, status=STATUS.get(state, 200))


def is_other_address(user, guest: Guest | None) -> bool:
    """Whether the mail went to another address than the one they are signed in with."""
    return bool(guest and user.is_authenticated and user.email.lower() != guest.email.lower())

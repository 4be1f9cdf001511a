"""Guests of one plan: inviting somebody by mail, taking it up, changing and ending it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from hub.people.models import Membership, User
from practices.plans.log import What, record
from practices.plans.models import Guest, Plan
from practices.plans.sharing import mails
from practices.plans.sharing.levels import Level
from practices.plans.sharing.limits import is_full, may_invite
from practices.plans.sharing.visibility import NobodysPlan

LINK_DAYS = 14
DAYS = [30, 90, 365]


class CannotInvite(ValueError):
    """No invitation was sent. `reason` says why: one of the names below."""

    INVITED, INSIDE, FULL, TOO_MANY = "invited", "inside", "full", "too-many"

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class CannotTakeUp(ValueError):
    """The invitation is not open to this person; see `state_of`."""


@transaction.atomic
def invite_guest(*, plan: Plan, email: str, role: str, days: int, by: User) -> Guest:
    """Invite somebody to the plan by mail, for so many days.

    Raises `CannotInvite`, or `NobodysPlan` for a plan without an organisation.
    """
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=plan.pk)
    )
    if plan.organisation_id is None:
        raise NobodysPlan
    email = email.strip().lower()
    if reason := _why_not(plan, email, by):
        raise CannotInvite(reason)
    now = timezone.now()
    guest = Guest.objects.create(
        plan=plan,
        email=email,
        role=role,
        invited_by=by,
        link_until=now + timedelta(days=LINK_DAYS),
        until=now + timedelta(days=days),
    )
    _record(guest, by, None, _facts(guest))
    mails.invite(guest, by)
    return guest


@transaction.atomic
def invite_again(*, guest: Guest, by: User) -> None:
    """Send the mail once more; its link then works for as long again.

    Raises `CannotInvite` where this person has sent too many, and `Guest.DoesNotExist` once the
    invitation was taken up or revoked.
    """
    now = _open(guest)
    if not may_invite(by):
        raise CannotInvite(CannotInvite.TOO_MANY)
    now.link_until = timezone.now() + timedelta(days=LINK_DAYS)
    now.until = max(now.until, now.link_until)
    now.save(update_fields=["link_until", "until"])
    mails.invite(now, by)


@transaction.atomic
def change_guest(*, guest: Guest, role: str, until: datetime, by: User) -> None:
    """Say what a guest may do, and how long. Raises `Guest.DoesNotExist` once it is revoked."""
    now = _kept(guest)
    before = _facts(now)
    now.role, now.until = role, until
    if _facts(now) != before:
        now.save(update_fields=["role", "until"])
        _record(now, by, before, _facts(now))


@transaction.atomic
def revoke_guest(*, guest: Guest, by: User) -> None:
    """Shut a guest out; what they wrote stays. Doing it twice changes nothing."""
    now = Guest.objects.select_for_update().get(pk=guest.pk)
    if now.revoked_at is None:
        now.revoked_at = timezone.now()
        now.save(update_fields=["revoked_at"])
        _record(now, by, _facts(now), None)


@transaction.atomic
def take_up(*, guest: Guest, user: User) -> Guest:
    """Come in. The first who does is the guest; anyone after gets `CannotTakeUp`."""
    now = Guest.objects.select_for_update().get(pk=guest.pk)
    if state_of(now, user) != "open":
        raise CannotTakeUp
    now.user = user
    now.save(update_fields=["user"])
    _record(now, user, None, {"taken_up": True})
    return now


def state_of(guest: Guest, user: User) -> str:
    """What an invitation is to this person: open, mine, taken, revoked, late or over."""
    now = timezone.now()
    if guest.revoked_at:
        return "revoked"
    if guest.user_id and guest.user_id != user.pk:
        return "taken"
    if guest.until <= now:
        return "over"
    if guest.user_id:
        return "mine"
    return "open" if guest.link_until > now else "late"


def _why_not(plan: Plan, email: str, by: User) -> str:
    if plan.guests.filter(email__iexact=email, revoked_at=None).exists():
        return CannotInvite.INVITED
    if _works_on(plan, email):
        return CannotInvite.INSIDE
    if is_full(plan):
        return CannotInvite.FULL
    return "" if may_invite(by) else CannotInvite.TOO_MANY


def _works_on(plan: Plan, email: str) -> bool:
    """Whether somebody with this address is on the plan already, by their organisation."""
    ours = [plan.organisation_id]
    if plan.visibility != Level.US:
        ours += plan.partnerships.values_list("organisation", flat=True)
    confirmed = Membership.objects.confirmed().filter(organisation__in=ours)
    return confirmed.filter(user__email__iexact=email).exists()


def _open(guest: Guest) -> Guest:
    open_ones = Guest.objects.select_for_update(of=("self",)).select_related("plan__organisation")
    return open_ones.get(pk=guest.pk, revoked_at=None, user=None)


def _kept(guest: Guest) -> Guest:
    return Guest.objects.select_for_update().get(pk=guest.pk, revoked_at=None)


def _facts(guest: Guest) -> dict:
    return {"role": guest.role, "until": guest.until.date().isoformat()}


def _record(guest: Guest, by: User, before, after) -> None:
    record(
        plan_id=guest.plan_id,
        what=What.GUEST,
        by=by,
        label=guest.email,
        before=before,
        after=after,
    )

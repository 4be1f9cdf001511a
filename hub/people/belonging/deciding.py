"""Saying yes or no to somebody who asks to join, and what role a member has."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from hub.people.belonging.hosts import address_fits
from hub.people.models import Membership, Organisation, User
from hub.people.permissions import is_hub_editor

Role, State = Membership.Role, Membership.State


class AddressDoesNotFit(ValueError):
    """None of the person's confirmed addresses is at a host that the organisation lists."""


class LastOwner(ValueError):
    """Nobody else would answer for the organisation. Somebody else must become owner first."""


class AlreadyDecided(ValueError):
    """Somebody else has answered in the meantime."""


@transaction.atomic
def confirm(*, membership: Membership, role: str, by: User) -> Membership:
    """Let somebody in who asked.

    Hub editors may confirm anyone; an owner only people whose confirmed address is at a listed
    host. Raises `AddressDoesNotFit` and `AlreadyDecided`.
    """
    now = _locked(membership)
    if now.state != State.ASKED:
        raise AlreadyDecided
    if not is_hub_editor(by) and not address_fits(now.user, now.organisation):
        raise AddressDoesNotFit
    return _set(now, State.CONFIRMED, role, by)


@transaction.atomic
def decline(*, membership: Membership, by: User) -> None:
    """Say no. The person may ask again. Raises `AlreadyDecided`."""
    now = _locked(membership)
    if now.state != State.ASKED:
        raise AlreadyDecided
    now.delete()


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User) -> Membership:
    """Give a member another role. Raises `LastOwner`."""
    now = _locked(membership)
    if role != Role.OWNER:
        _keep_an_owner(now)
    return _set(now, now.state, role, by)


@transaction.atomic
def end_membership(*, membership: Membership, by: User) -> Membership:
    """A member leaves, or is shown out; what they wrote stays. Raises `LastOwner`."""
    now = _locked(membership)
    _keep_an_owner(now)
    if by.pk != now.user_id:
        _close_invitations(now)
    now.may_be_asked = False
    return _set(now, State.LEFT, now.role, by)


def _locked(membership: Membership) -> Membership:
    # The organisation's row, so that its last two owners cannot leave at the same moment.
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    return Membership.objects.select_related("user", "organisation").get(pk=membership.pk)


def _keep_an_owner(membership: Membership) -> None:
    """Someone who is alone in an organisation may go; the next is confirmed by a hub editor."""
    others = membership.organisation.memberships.confirmed().exclude(pk=membership.pk)
    is_owner = membership.role == Role.OWNER and membership.state == State.CONFIRMED
    if is_owner and others.exists() and not others.filter(role=Role.OWNER).exists():
        raise LastOwner


def _close_invitations(membership: Membership) -> None:
    """Whoever is shown out may still have a link in their mailbox that would let them in again."""
    theirs = EmailAddress.objects.filter(user=membership.user, verified=True)
    addresses = [email.lower() for email in theirs.values_list("email", flat=True)]
    waiting = membership.organisation.invitations.unanswered()
    waiting.filter(email__in=addresses).update(revoked_at=timezone.now())


def _set(membership: Membership, state: str, role: str, by: User) -> Membership:
    membership.state, membership.role = state, role
    membership.decided_at, membership.decided_by = timezone.now(), by
    membership.save()
    return membership

"""An owner invites somebody by mail; the link in it lets them in."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.people.belonging.hosts import host_of
from hub.people.models import Invitation, Membership, Organisation, User
from hub.ui.mail import absolute, send_after_commit

SALT = "people.invitation"
LINK_DAYS = 14
MOST_OPEN = 100  # invitations of one organisation at a time


class CannotInvite(ValueError):
    """Why not, as a sentence for whoever invites."""


class CannotTakeUp(ValueError):
    """Why not, as a sentence for whoever was invited."""


@transaction.atomic
def invite(*, organisation: Organisation, email: str, role: str, by: User) -> Invitation:
    """Invite an address at one of the organisation's hosts. Raises `CannotInvite`."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    email = email.strip().lower()
    _check(organisation, email)
    organisation.invitations.unanswered().filter(email__iexact=email).update(
        revoked_at=timezone.now()
    )
    until = timezone.now() + timedelta(days=LINK_DAYS)
    invitation = Invitation.objects.create(
        organisation=organisation, email=email, role=role, invited_by=by, link_until=until
    )
    _mail(invitation)
    return invitation


def _check(organisation: Organisation, email: str) -> None:
    hosts = {host.host.lower() for host in organisation.mail_hosts.all()}
    if host_of(email) not in hosts:
        raise CannotInvite(
            _("%(host)s is not one of your organisation’s mail hosts. Ask the hub to add it.")
            % {"host": host_of(email)}
        )
    if organisation.memberships.confirmed().filter(user__email__iexact=email).exists():
        raise CannotInvite(_("This person belongs to your organisation already."))
    if organisation.invitations.open().count() >= MOST_OPEN:
        raise CannotInvite(_("Too many invitations are open. Withdraw some first."))


@transaction.atomic
def revoke(*, invitation: Invitation) -> None:
    """Make the link in the mail worthless."""
    Invitation.objects.unanswered().filter(pk=invitation.pk).update(revoked_at=timezone.now())


@transaction.atomic
def take_up(*, invitation: Invitation, user: User) -> Membership:
    """Join by invitation. Raises `CannotTakeUp`: the address must be one that is theirs."""
    now = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if now.revoked_at or now.taken_at or now.link_until <= timezone.now():
        raise CannotTakeUp(_("This invitation is no longer open. Ask for a new one."))
    if not user.emailaddress_set.filter(email__iexact=now.email, verified=True).exists():
        raise CannotTakeUp(
            _("It was sent to %(email)s. Sign in with that address, or add it to your account.")
            % {"email": now.email}
        )
    now.taken_at, now.taken_by = timezone.now(), user
    now.save(update_fields=["taken_at", "taken_by"])
    membership, _made = Membership.objects.get_or_create(
        user=user, organisation=now.organisation, defaults={"role": now.role}
    )
    if membership.state != Membership.State.CONFIRMED:
        membership.role = now.role
    membership.state = Membership.State.CONFIRMED
    membership.decided_at, membership.decided_by = timezone.now(), now.invited_by
    membership.save()
    return membership


def address_of(invitation: Invitation) -> str:
    """The signed address in the mail."""
    token = signing.dumps(invitation.pk, salt=SALT)
    return reverse("invitation", args=[token])


def find(token: str) -> Invitation | None:
    """The invitation behind a link, if the link is ours."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Invitation.objects.select_related("organisation").filter(pk=pk).first()


def _mail(invitation: Invitation) -> None:
    organisation = invitation.organisation
    body = _(
        "%(by)s invites you to join %(organisation)s.\n\n%(address)s\n\n"
        "The link works for %(days)d days. If you did not expect this, do nothing.\n"
    ) % {
        "by": invitation.invited_by or organisation,
        "organisation": organisation,
        "address": absolute(address_of(invitation)),
        "days": LINK_DAYS,
    }
    subject = _("Join %(organisation)s") % {"organisation": organisation}
    send_after_commit(to=invitation.email, subject=subject, body=body)

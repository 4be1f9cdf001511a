"""Addresses that stop mails of one kind without signing in: signed, so nobody can guess one."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from hub.people.models import User
from practices.plans.models import MailStop

SALT, SEPARATOR = "practices.plans.stop", "."
KINDS = {"u": MailStop.Kind.UPDATES, "c": MailStop.Kind.CHECK_INS}
LETTERS = {kind: letter for letter, kind in KINDS.items()}


def stop_path(user: User, kind: MailStop.Kind) -> str:
    """The path at which this person stops these mails, and starts them again."""
    return reverse("plan-stop-mails", args=[_signer().sign(f"{LETTERS[kind]}{user.pk}")])


def read(token: str) -> tuple[User, MailStop.Kind]:
    """Whose mails of which kind an address is about. Raises `BadSignature`."""
    meant = _signer().unsign(token)
    user = User.objects.filter(pk=meant[1:]).first()
    if user is None:
        raise BadSignature("Nobody has this account any more.")
    return user, KINDS[meant[0]]


def is_stopped(user: User, kind: MailStop.Kind) -> bool:
    return MailStop.objects.filter(user=user, kind=kind).exists()


def set_stopped(*, user: User, kind: MailStop.Kind, stopped: bool) -> None:
    """Stop the mails, or start them again; as often as one likes."""
    if stopped:
        MailStop.objects.get_or_create(user=user, kind=kind)
    else:
        MailStop.objects.filter(user=user, kind=kind).delete()


def _signer() -> Signer:
    return Signer(salt=SALT, sep=SEPARATOR)

"""Addresses that answer one question without signing in: signed, for one person, for a while.

Nothing in one tells which plan it is about.
"""

from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

from hub.people.models import User
from practices.plans.models import CheckIn

SALT, SEPARATOR = "practices.plans.check-in", "."
VALID = timedelta(days=60)


def link_path(check_in: CheckIn, user: User) -> str:
    """The path at which this person answers this question."""
    return reverse("check-in-link", args=[_signer().sign(f"{check_in.pk}-{user.pk}")])


def read(token: str) -> tuple[CheckIn, User]:
    """Which question an address is about, and whom it was sent to.

    Raises `BadSignature`; `SignatureExpired`, which is one, for an address that is too old.
    """
    check_in_id, user_id = _signer().unsign(token, max_age=VALID).split("-")
    check_in = CheckIn.objects.select_related("plan").filter(pk=check_in_id).first()
    user = User.objects.filter(pk=user_id).first()
    if check_in is None or user is None:
        raise BadSignature("The plan or the person is gone.")
    return check_in, user


def _signer() -> TimestampSigner:
    return TimestampSigner(salt=SALT, sep=SEPARATOR)

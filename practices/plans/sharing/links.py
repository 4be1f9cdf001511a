"""The link in an invitation: it names a guest, and nobody can make one up."""

from django.core import signing
from django.urls import reverse

from hub.ui.mail import absolute
from practices.plans.models import Guest

SALT = "practices.plans.guest"


def link_to(guest: Guest) -> str:
    """The whole address at which an invitation is taken up."""
    return absolute(reverse("plan-invited", args=[signing.dumps(guest.pk, salt=SALT)]))


def guest_of(token: str) -> Guest | None:
    """The guest that a link names, whatever has become of them since; None for a made-up one."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    guests = Guest.objects.select_related("plan__organisation", "invited_by")
    return guests.filter(pk=pk, plan__deleted_at=None).first()

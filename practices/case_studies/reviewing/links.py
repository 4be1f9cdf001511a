"""Addresses that answer without signing in: signed, and for one question only."""

from django.core import signing
from django.urls import reverse

from practices.case_studies.models import ReviewAsk

SALT = "case_studies.review"


def address_of(ask: ReviewAsk, email: str) -> str:
    return reverse("case-review", args=[signing.dumps([ask.pk, email], salt=SALT)])


def read(token: str) -> tuple[ReviewAsk, str] | None:
    """The question and whose link it is; None if the link is not ours, or the case is gone."""
    try:
        pk, email = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    ask = ReviewAsk.objects.select_related("page").filter(pk=pk).first()
    return (ask, email) if ask else None

"""Answering whether a case is still right."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from wagtail.models import Revision

from hub.ui.mail import absolute, send_after_commit
from practices.case_studies.models import CaseStudyPage, ReviewAsk


class AlreadyAnswered(ValueError):
    """Somebody has answered this question before."""


@transaction.atomic
def still_right(*, ask: ReviewAsk, email: str) -> None:
    """Note that the case was looked at today and stands. Raises `AlreadyAnswered`."""
    _answer(ask, email, ReviewAsk.Answer.RIGHT)
    mark_checked(page_id=ask.page_id, day=localdate())


@transaction.atomic
def something_changed(*, ask: ReviewAsk, email: str, note: str) -> None:
    """Pass on what changed to the hub; the page stays as it is. Raises `AlreadyAnswered`."""
    _answer(ask, email, ReviewAsk.Answer.CHANGED, note)
    edit = f"/admin/pages/{ask.page_id}/edit/"
    body = f"{ask.page.title}\n{absolute(edit)}\n\n{email} says:\n\n{note}\n"
    send_after_commit(to=settings.CONTACT_EMAIL, subject="A case study has changed", body=body)


def mark_checked(*, page_id: int, day: date) -> None:
    """Set the day of the last check, on the page and in its newest draft alike: publishing that
    draft would otherwise bring the old day back."""
    page = CaseStudyPage.objects.select_for_update().get(pk=page_id)
    page.last_checked = day
    page.save(update_fields=["last_checked"], clean=False)
    draft = Revision.objects.select_for_update().filter(pk=page.latest_revision_id).first()
    if draft:
        draft.content["last_checked"] = day.isoformat()
        draft.save(update_fields=["content"])


def _answer(ask: ReviewAsk, email: str, answer: str, note: str = "") -> None:
    told = ReviewAsk.objects.filter(pk=ask.pk, answered_at=None).update(
        answered_at=timezone.now(), answered_by=email, answer=answer, note=note
    )
    if not told:
        raise AlreadyAnswered

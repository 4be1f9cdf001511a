"""The job that asks: a mail to each person with all cases of theirs that are due."""

from collections import defaultdict
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.ui.mail import absolute, send_after_commit
from practices.case_studies.models import CaseStudyPage, ReviewAsk
from practices.case_studies.reviewing.due import due_cases
from practices.case_studies.reviewing.links import address_of
from practices.case_studies.reviewing.people import askers_of

REMIND_AFTER = timedelta(days=30)
MOST_IN_A_MAIL = 25


@transaction.atomic
def ask_for_reviews(today: date) -> int:
    """Ask about every case that is due and was not asked about, and remind once of those that
    nobody answered for. Gives how many mails went out; safe to run twice."""
    asks = [*_new_asks(today), *_to_remind()]
    people = askers_of([ask.page for ask in asks])
    by_person = defaultdict(list)
    for ask in asks:
        for email in people[ask.page_id]:
            by_person[email].append(ask)
    mails = 0
    for email, theirs in sorted(by_person.items()):
        for start in range(0, len(theirs), MOST_IN_A_MAIL):
            _mail(email, theirs[start : start + MOST_IN_A_MAIL])
            mails += 1
    return mails


def _new_asks(today: date) -> list[ReviewAsk]:
    due = due_cases(today)
    known = set(ReviewAsk.objects.filter(page__in=due).values_list("page_id", "due"))
    wanted = {pk: day for pk, day in due.items() if (pk, day) not in known}
    pages = CaseStudyPage.objects.defer_streamfields().in_bulk(wanted)
    rows = [
        ReviewAsk(page=page, due=wanted[pk], asked_at=timezone.now())
        for pk, page in sorted(pages.items())
    ]
    # Another run at the same moment may be quicker; its rows are not ours to mail about.
    ReviewAsk.objects.bulk_create(rows, ignore_conflicts=True)
    asked = ReviewAsk.objects.select_related("page").filter(
        page__in=pages, asked_at__in={row.asked_at for row in rows}
    )
    return list(asked.order_by("due", "page__title"))


def _to_remind() -> list[ReviewAsk]:
    waiting = ReviewAsk.objects.filter(
        answered_at=None, reminded_at=None, asked_at__lte=timezone.now() - REMIND_AFTER
    )
    pages = CaseStudyPage.objects.visible().filter(review_asks__in=waiting)
    asks = list(waiting.filter(page__in=pages).select_related("page").order_by("due"))
    ReviewAsk.objects.filter(pk__in=[ask.pk for ask in asks]).update(reminded_at=timezone.now())
    return asks


def _mail(email: str, asks: list[ReviewAsk]) -> None:
    subject = ngettext(
        "Is this case study still right?",
        "Are these %(number)d case studies still right?",
        len(asks),
    ) % {"number": len(asks)}
    opening = _("Open each link and say so, or tell us what changed. You need not sign in.")
    entries = [
        f"{ask.page.title}\n"
        + _("Due on %(day)s") % {"day": date_format(ask.due, "j F Y")}
        + f"\n{absolute(address_of(ask, email))}"
        for ask in asks
    ]
    send_after_commit(to=email, subject=subject, body="\n\n".join([opening, *entries]) + "\n")

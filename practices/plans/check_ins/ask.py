"""Ask what is due, and remind once; `send_check_ins` does both by the clock."""

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from practices.plans.check_ins.letter import ask_by_mail
from practices.plans.check_ins.links import VALID
from practices.plans.check_ins.people import asked_about
from practices.plans.check_ins.schedule import LATEST, asked_plans, make_due
from practices.plans.models import CheckIn

REMIND_AFTER = timedelta(days=14)
ASKED, REMINDED = "asked", "reminded"


def ask_due(*, now: datetime | None = None) -> Counter[str]:
    """Mail every question that is due; gives how many were ASKED and REMINDED.

    Safe to run at any time, as often as one likes and in several processes: a question belongs to
    whoever marks it first.
    """
    now = now or timezone.now()
    make_due(timezone.localdate(now))
    tally: Counter[str] = Counter()
    # All that is to be reminded of was asked long before this run.
    for found, mark in ((to_remind(now), "reminded_at"), (to_ask(now), "asked_at")):
        for pk in list(found.values_list("pk", flat=True)):
            tally[REMINDED if mark == "reminded_at" else ASKED] += send(pk, mark, now)
    return tally


def to_ask(now: datetime):
    today = timezone.localdate(now)
    return _open().filter(asked_at=None, due__lte=today, due__gt=today - LATEST)


def to_remind(now: datetime):
    # What is older than its link is past; the job may not have run for a while.
    return _open().filter(
        reminded_at=None, asked_at__lte=now - REMIND_AFTER, asked_at__gt=now - VALID
    )


def _open():
    return CheckIn.objects.filter(answered_at=None, plan__in=asked_plans().values("pk"))


@transaction.atomic
def send(pk: int, mark: str, now: datetime) -> bool:
    """Mark one question as asked, or reminded of, and mail it; False if somebody else has."""
    waiting = CheckIn.objects.filter(pk=pk, answered_at=None, **{mark: None})
    if not waiting.update(**{mark: now}):
        return False
    check_in = CheckIn.objects.select_related("plan__author").get(pk=pk)
    for user in asked_about(check_in.plan):
        ask_by_mail(check_in, user, is_reminder=mark == "reminded_at")
    return True

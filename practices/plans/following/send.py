"""Send what waits to be told: one mail for each person and event, whatever dies in between."""

import logging
from collections import Counter
from datetime import timedelta

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hub.people.models import User
from practices.plans.following.letter import Event, letter
from practices.plans.following.named import named
from practices.plans.following.stop_links import is_stopped
from practices.plans.models import MailStop, SourceNews
from practices.plans.permissions import inside_of

logger = logging.getLogger(__name__)
AT_ONCE = 100
RETRY, GIVE_UP, FORGET = timedelta(hours=1), timedelta(days=7), timedelta(days=30)
SENT, NOTHING, FAILED = "sent", "nothing to say", "failed"


def send_waiting() -> Counter[str]:
    """Mail everyone of whom something waits; gives a Counter of SENT, NOTHING and FAILED.

    Raises OSError if no mail can be sent at all; everything then waits for the next run. Safe to
    run at any time, as often as one likes and in several processes.
    """
    tally: Counter[str] = Counter()
    connection, began = get_connection(), timezone.now()
    while events := next_events(began):
        with connection:
            for event in events:
                tally[send_to(event, connection)] += 1
    SourceNews.objects.filter(created_at__lt=began - FORGET).delete()
    return tally


def next_events(began) -> list[Event]:
    """The next few. What failed rests for an hour, so that this ends."""
    waiting = SourceNews.objects.filter(sent_at=None, created_at__gt=began - GIVE_UP)
    rested = waiting.filter(Q(tried_at=None) | Q(tried_at__lt=began - RETRY))
    rows = rested.order_by("user", "key", "number", "what")
    rows = rows.values_list("user", "key", "number", "what").distinct()
    return [Event(*row) for row in rows[:AT_ONCE]]


def send_to(event: Event, connection) -> str:
    try:
        return tell(event, connection)
    except Exception:  # whatever is wrong with one person's mail keeps no other from going
        logger.exception("Person %s was not told of source %s", event.user_id, event.key)
        rows_of(event).filter(sent_at=None).update(tried_at=timezone.now())
        connection.close()  # it may be half-way through a mail
        return FAILED


@transaction.atomic
def tell(event: Event, connection) -> str:
    """Mail one person about one event, unless they know or want no such mails."""
    rows = rows_of(event)
    knows = rows.exclude(sent_at=None).exists()
    plan_ids = list(rows.filter(sent_at=None).order_by("pk").values_list("plan", flat=True))
    # Whoever is second in a race changes no row, and says nothing.
    if not rows.filter(sent_at=None).update(sent_at=timezone.now()) or knows:
        return NOTHING
    user = User.objects.get(pk=event.user_id)
    open_plans = inside_of(user).filter(pk__in=plan_ids).values_list("pk", flat=True)
    if not open_plans or not user.is_active or is_stopped(user, MailStop.Kind.UPDATES):
        return NOTHING
    mail = letter(event, user, list(open_plans), named(event.key, event.number), connection)
    mail.send()  # last: if it fails, nothing is noted
    return SENT


def rows_of(event: Event):
    return SourceNews.objects.filter(
        user=event.user_id, key=event.key, number=event.number, what=event.what
    )

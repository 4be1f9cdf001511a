"""The mail that tells one person what happened to a source of their plans.

It names no plan of theirs, and a source only while everybody may read it: the pages behind its
links ask who is reading.
"""

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.people.models import User
from hub.ui.mail import absolute, one_click_stop
from practices.plans.following.named import Named
from practices.plans.following.stop_links import stop_path
from practices.plans.models import MailStop, SourceNews

MOST_SHOWN = 10  # more plans than that are behind the link to all of them


@dataclass(frozen=True)
class Event:
    """What makes one mail: something that happened to a source, to one person."""

    user_id: int
    key: str
    number: int
    what: str

    @property
    def is_withdrawn(self) -> bool:
        return self.what == SourceNews.What.WITHDRAWN


def letter(event: Event, user: User, plan_ids: list[UUID], named: Named, connection):
    """The mail, ready to send."""
    stop_url = absolute(stop_path(user, MailStop.Kind.UPDATES))
    context = {
        "event": event,
        "named": named,
        "named_url": absolute(named.path) if named.path else "",
        "urls": [absolute(reverse("plan-updates", args=[pk])) for pk in plan_ids[:MOST_SHOWN]],
        "more": max(len(plan_ids) - MOST_SHOWN, 0),
        "plans_url": absolute(reverse("plans")),
        "stop_url": stop_url,
    }
    return EmailMessage(
        subject=" ".join(f"{settings.SITE_NAME}: {subject(event, named)}".split()),
        body=render_to_string("practices/plans/following/mail.txt", context),
        to=[user.email],
        headers={
            **one_click_stop(stop_url),
            "Auto-Submitted": "auto-generated",
            "Message-ID": message_id(event),
        },
        connection=connection,
    )


def subject(event: Event, named: Named) -> str:
    if event.is_withdrawn and named.is_plan:
        return _("A plan that your plan is made from is no longer shown to you")
    if event.is_withdrawn:
        return _("A practice that your plan is made from has been withdrawn")
    if named.is_plan:
        return _("A plan that your plan is made from has a new version")
    return _("A practice that your plan is made from has been published again")


def message_id(event: Event) -> str:
    """The same for the same event: should it go out twice, mail servers can tell."""
    meant = f"plans.following {event.user_id} {event.key} {event.number} {event.what}"
    digest = hashlib.sha256(meant.encode()).hexdigest()[:40]
    return f"<{digest}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or 'localhost'}>"

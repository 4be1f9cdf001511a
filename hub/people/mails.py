"""Mails about joining: to the hub when someone asks, to the person when it is confirmed.

They go once the membership is safely kept. A mail server that is down breaks nothing: whoever
asked waits in the admin, and its home page says so.
"""

import logging
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from hub.people.models import Membership

logger = logging.getLogger(__name__)


def tell_hub(membership: Membership) -> None:
    """Ask the hub's mailbox to look at someone who wants to join."""
    address = reverse("wagtailsnippets_people_membership:edit", args=[membership.pk])
    person, organisation = membership.user, membership.organisation
    body = (
        f"{person} <{person.email}> asks to join {organisation}.\n\n"
        "If you know that this person works there, set the state to Confirmed:\n"
        f"{settings.WAGTAILADMIN_BASE_URL}{address}\n"
    )
    _send(settings.CONTACT_EMAIL, f"{organisation}: someone asks to join", body)


def tell_person(membership: Membership) -> None:
    """Say that the hub has confirmed where this person works, and what that opens."""
    may_write = membership.role != Membership.Role.READER
    opens = "make plans for" if may_write else "read the plans of"
    told = f"You can now {opens} {membership.organisation}"
    body = f"{told}.\n\nYour plans: {settings.WAGTAILADMIN_BASE_URL}{reverse('plans')}\n"
    _send(membership.user.email, told, body)


def _send(address: str, subject: str, body: str) -> None:
    subject = " ".join(f"{settings.SITE_NAME}: {subject}".split())  # one line, as mail asks
    mail = EmailMessage(subject=subject, body=body, to=[address])
    transaction.on_commit(partial(_deliver, mail))


def _deliver(mail: EmailMessage) -> None:
    try:
        mail.send()
    except OSError:  # what every mail transport raises when it cannot deliver
        logger.exception("A mail about joining was not sent: %s", mail.subject)

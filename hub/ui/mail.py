"""Plain mails, sent once what they tell of is safely kept."""

import logging
from collections.abc import Mapping
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

logger = logging.getLogger(__name__)


def send_after_commit(
    *, to: str, subject: str, body: str, headers: Mapping[str, str] | None = None
) -> None:
    """Send a plain text mail when the transaction is done. A mail server that is down breaks
    nothing: the mail is lost, and the log says so."""
    mail = EmailMessage(
        subject=" ".join(f"{settings.SITE_NAME}: {subject}".split()),  # one line, as mail asks
        body=body,
        to=[to],
        headers={"Auto-Submitted": "auto-generated", **(headers or {})},
    )
    transaction.on_commit(partial(_deliver, mail))


def one_click_stop(url: str) -> dict[str, str]:
    """Headers that make mail programs show a button of their own, which posts to the address
    (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def absolute(path: str) -> str:
    """The whole address of a path of this site."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def _deliver(mail: EmailMessage) -> None:
    try:
        mail.send()
    except OSError:  # what every mail transport raises when it cannot deliver
        logger.exception("A mail was not sent: %s", mail.subject)

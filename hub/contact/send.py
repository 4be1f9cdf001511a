"""A message to the hub: kept, then mailed to its mailbox."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from hub.contact.models import ContactMessage

logger = logging.getLogger(__name__)


def send_message(message: ContactMessage, *, about: str = "") -> None:
    """Keep the message and mail it to the hub once it is safely kept.

    A mail server that is down loses nothing: the message waits in the admin.
    """
    with transaction.atomic():
        message.save()
        transaction.on_commit(lambda: _mail(message, about))


def _mail(message: ContactMessage, about: str) -> None:
    lines = [f"From: {message.name} <{message.email}>"]
    if about:
        lines.append(f"About: {about}")
    mail = EmailMessage(
        subject=f"{settings.SITE_NAME}: {message.get_topic_display()}",
        body="\n".join([*lines, "", message.message]),
        to=[settings.CONTACT_EMAIL],
        reply_to=[message.email],
    )
    try:
        mail.send()
    except OSError:  # what every mail transport raises when it cannot deliver
        logger.exception("The contact message %s was kept but not mailed", message.pk)

"""What a person's own data says of the messages they sent to the hub."""

from allauth.account.models import EmailAddress

from hub.contact.models import ContactMessage
from hub.people.models import User


def messages_of(user: User) -> list[dict]:
    """Messages from any address that this person has shown to be theirs."""
    addresses = EmailAddress.objects.filter(user=user, verified=True)
    sent = ContactMessage.objects.filter(email__in=addresses.values("email")).order_by("sent_at")
    return [
        {"topic": each.topic, "message": each.message, "sent_at": each.sent_at.isoformat()}
        for each in sent
    ]

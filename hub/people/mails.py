"""Mails about joining: to the hub when someone asks, to the person when it is confirmed.

They go once the membership is safely kept. A mail server that is down breaks nothing: whoever
asked waits in the admin, and its home page says so.
"""

from django.conf import settings
from django.urls import reverse

from hub.people.models import Membership
from hub.ui.mail import absolute, send_after_commit


def tell_hub(membership: Membership) -> None:
    """Ask the hub's mailbox to look at someone who wants to join."""
    address = reverse("wagtailsnippets_people_membership:edit", args=[membership.pk])
    person, organisation = membership.user, membership.organisation
    body = (
        f"{person} <{person.email}> asks to join {organisation}.\n\n"
        "If you know that this person works there, set the state to Confirmed:\n"
        f"{absolute(address)}\n"
    )
    send_after_commit(
        to=settings.CONTACT_EMAIL, subject=f"{organisation}: someone asks to join", body=body
    )


def tell_owners(membership: Membership) -> None:
    """Ask the organisation's own owners, who know best whether the person works there."""
    owners = membership.organisation.memberships.confirmed().filter(role=Membership.Role.OWNER)
    address = reverse("membership-decide", args=[membership.organisation.slug, membership.pk])
    body = f"{membership.user} asks to join {membership.organisation}.\n\n{absolute(address)}\n"
    for owner in owners.select_related("user"):
        send_after_commit(to=owner.user.email, subject="Someone asks to join", body=body)


def tell_person(membership: Membership) -> None:
    """Say that the hub has confirmed where this person works, and what that opens."""
    may_write = membership.role != Membership.Role.READER
    opens = "make plans for" if may_write else "read the plans of"
    told = f"You can now {opens} {membership.organisation}"
    body = f"{told}.\n\nYour plans: {absolute(reverse('plans'))}\n"
    send_after_commit(to=membership.user.email, subject=told, body=body)

"""Somebody works for an organisation that the hub does not list."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from hub.people.join import ask_to_join
from hub.people.models import Proposal, User
from hub.ui.mail import absolute, send_after_commit


@transaction.atomic
def propose(*, user: User, name: str, website: str = "", note: str = "") -> Proposal:
    """Ask the hub to list an organisation. Asking again for the same one changes nothing."""
    open_one = user.proposals.filter(name__iexact=name, organisation=None, refused_because="")
    if already := open_one.first():
        return already
    proposal = Proposal.objects.create(name=name, website=website, note=note, proposed_by=user)
    address = reverse("wagtailsnippets_people_proposal:edit", args=[proposal.pk])
    body = f"{user} <{user.email}> proposes {name}.\n\n{absolute(address)}\n"
    send_after_commit(
        to=settings.CONTACT_EMAIL, subject=f"{name}: a new organisation is proposed", body=body
    )
    return proposal


@transaction.atomic
def answer(proposal: Proposal) -> None:
    """Act on what a hub editor filled in: join the person to it, or tell them why not."""
    if proposal.organisation:
        ask_to_join(user=proposal.proposed_by, organisation=proposal.organisation)
    told = proposal.organisation or proposal.refused_because
    if told:
        body = f"You proposed {proposal.name}.\n\n{_told(proposal)}\n"
        send_after_commit(to=proposal.proposed_by.email, subject="Your proposal", body=body)


def _told(proposal: Proposal) -> str:
    if proposal.organisation:
        return f"It is listed now as {proposal.organisation}, and you have asked to join it."
    return f"The hub does not list it: {proposal.refused_because}"

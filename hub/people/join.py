"""Joining an organisation: a person asks, a hub editor confirms."""

from django.db import transaction

from hub.people.models import Membership, Organisation, User


@transaction.atomic
def ask_to_join(*, user: User, organisation: Organisation) -> Membership:
    """Record that this person wants to join. Asking twice changes nothing; asking after leaving
    starts again."""
    membership, _ = Membership.objects.get_or_create(user=user, organisation=organisation)
    if membership.state == Membership.State.LEFT:
        membership.state = Membership.State.ASKED
        membership.role = Membership.Role.EDITOR  # an owner who comes back starts anew
        membership.save()
    return membership


@transaction.atomic
def confirm_membership(membership: Membership, *, role: str = Membership.Role.EDITOR) -> None:
    membership.state = Membership.State.CONFIRMED
    membership.role = role
    membership.save()

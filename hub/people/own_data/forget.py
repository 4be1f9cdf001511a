"""Deleting an account. What was written for an organisation stays with it, without the name."""

from django.db import transaction

from hub.people.belonging.deciding import LastOwner, end_membership
from hub.people.models import Membership, User


class OwnsAlone(ValueError):
    """Organisations that would lose their last owner; `names` says which."""

    def __init__(self, names: list[str]):
        super().__init__(", ".join(names))
        self.names = names


@transaction.atomic
def delete_account(*, user: User) -> None:
    """Delete a person and all that is theirs alone. Raises `OwnsAlone` and changes nothing."""
    stuck = []
    for membership in user.memberships.confirmed().select_related("organisation"):
        try:
            end_membership(membership=membership, by=user)
        except LastOwner:
            stuck.append(membership.organisation.name)
    if stuck:
        raise OwnsAlone(stuck)
    Membership.objects.filter(user=user).delete()  # so that groups follow before the person goes
    user.delete()

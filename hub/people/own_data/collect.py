"""Everything that the hub keeps about one person, for them to take away.

Article 20 of the UK GDPR asks for a common format that machines can read: JSON.
"""

from collections.abc import Callable

from allauth.account.models import EmailAddress
from django.utils import timezone

from hub.people.models import User

# Apps above add theirs, by name: each gives what JSON can hold.
collectors: dict[str, Callable[[User], object]] = {}


def own_data(user: User) -> dict:
    """All of it, by kind."""
    return {
        "made_at": timezone.now().isoformat(),
        "person": _person(user),
        **{name: collect(user) for name, collect in sorted(collectors.items())},
    }


def _person(user: User) -> dict:
    addresses = EmailAddress.objects.filter(user=user).order_by("pk")
    memberships = user.memberships.select_related("organisation").order_by("pk")
    return {
        "name": user.get_full_name(),
        "email": user.email,
        "joined_at": user.date_joined.isoformat(),
        "addresses": [{"address": each.email, "confirmed": each.verified} for each in addresses],
        "memberships": [
            {
                "organisation": each.organisation.name,
                "role": each.role,
                "state": each.state,
                "asked_at": each.asked_at.isoformat(),
                "may_be_asked": each.may_be_asked,
            }
            for each in memberships
        ],
        "proposals": list(user.proposals.values("name", "website", "note")),
    }

"""Who works on a plan, and whom of them a comment names."""

import re
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from hub.people.models import Membership, User
from practices.plans.models import Guest, Plan
from practices.plans.permissions import FOR_PARTNERS


def people_inside(plan: Plan) -> QuerySet[User]:
    """Everyone of whom `permissions.inside_of` says that they work on this plan."""
    inside = _guests(plan) | (_members(plan) if plan.organisation_id else Q(pk=plan.author_id))
    return User.objects.filter(inside, is_active=True).order_by("first_name", "last_name", "email")


def named_in(text: str, people: Iterable[User]) -> list[User]:
    """The people whose whole name stands in the text after an @. Of two with one name: neither."""
    by_name: dict[str, list[User]] = {}
    for person in people:
        by_name.setdefault(str(person), []).append(person)
    return [
        same[0] for name, same in by_name.items() if len(same) == 1 and _is_mentioned(name, text)
    ]


def _is_mentioned(name: str, text: str) -> bool:
    # "@Sam Jones" does not name "Sam Jones-Smith", nor does it stand in the middle of an address.
    return re.search(rf"(?<!\w)@{re.escape(name)}(?![\w-])", text) is not None


def _members(plan: Plan) -> Q:
    ours = Q(organisation=plan.organisation_id)
    if plan.visibility in FOR_PARTNERS:
        ours |= Q(organisation__in=plan.partners.values("pk"))
    return Q(pk__in=Membership.objects.confirmed().filter(ours).values("user"))


def _guests(plan: Plan) -> Q:
    return Q(pk__in=Guest.objects.current().filter(plan=plan).values("user"))

"""Building blocks of a place's own."""

from django.db import transaction
from django.db.models import Max

from hub.people.models import User
from practices.plans.fork import new_part
from practices.plans.models import Plan, PlanPart
from practices.plans.saving import touch

MOST = 50  # more would run into the place of the next part


class TooManyBlocks(ValueError):
    """The plan has as many blocks of its own as it can hold."""


@transaction.atomic
def add_own_block(*, plan: Plan, title: str, user: User) -> PlanPart:
    """Add a building block that the source does not have, after those added before."""
    section = plan.sections.select_for_update().get(own_blocks__isnull=False)
    row = section.own_blocks
    own = section.parts.filter(key=row["key"])
    last = own.aggregate(last=Max("position"))["last"]
    if own.count() >= MOST:
        raise TooManyBlocks
    place = row["position"] if last is None else last + 1
    part = new_part(row | {"heading": title}, section, place)
    part.decision, part.updated_by = PlanPart.Decision.ADD, user
    part.save()
    touch(plan.pk)
    return part

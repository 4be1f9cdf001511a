"""Building blocks that come to a plan later: a place's own, and new ones of a source."""

from django.db import transaction
from django.db.models import Max

from hub.people.models import User
from practices.plans.fork import new_part
from practices.plans.models import Plan, PlanPart, PlanSource
from practices.plans.saving import touch
from practices.plans.source_text import block_html

MOST = 50  # more would run into the place of the next part


class TooManyBlocks(ValueError):
    """The plan has as many blocks of its own as it can hold."""


@transaction.atomic
def add_own_block(*, plan: Plan, title: str, user: User) -> PlanPart:
    """Add a building block that the source does not have, after those added before."""
    part = _next_block(plan, title)
    part.decision, part.updated_by = PlanPart.Decision.ADD, user
    part.save()
    touch(plan.pk)
    return part


@transaction.atomic
def add_source_block(*, source: PlanSource, block: dict, user: User) -> PlanPart:
    """Add a building block that the source has gained, as a part that nobody has decided yet."""
    known = source.parts.filter(source_uid=block["uid"]).first()
    if known:  # a colleague was quicker
        return known
    part = _next_block(source.plan, block["title"])
    part.source, part.source_uid, part.core = source, block["uid"], block["core"]
    part.base = part.text = block_html(block)
    part.updated_by = user
    part.save()
    touch(source.plan_id)
    return part


def _next_block(plan: Plan, title: str) -> PlanPart:
    """An unsaved part after all building blocks that were added before it."""
    section = plan.sections.select_for_update().get(own_blocks__isnull=False)
    row = section.own_blocks
    own = section.parts.filter(key=row["key"])
    last = own.aggregate(last=Max("position"))["last"]
    if own.count() >= MOST:
        raise TooManyBlocks
    place = row["position"] if last is None else last + 1
    return new_part(row | {"heading": title}, section, place)

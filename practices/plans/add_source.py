"""Letting a further case, or another plan, feed a plan that is there already."""

from collections.abc import Collection

from django.db import transaction

from hub.people.models import User
from practices.plans.blocks import add_source_block
from practices.plans.fork import new_source
from practices.plans.log import What, record
from practices.plans.models import Plan, PlanSource
from practices.plans.origins import Origin, blocks_of


class AlreadySource(ValueError):
    """The plan is made from this case or plan already."""


@transaction.atomic
def add_source(
    *, plan: Plan, version: Origin, user: User, block_uids: Collection[str]
) -> PlanSource:
    """Add a source with the building blocks named.

    Raises `AlreadySource`, and `TooManyBlocks` where the plan cannot hold so many.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)  # two at once would both add it
    if plan.sources.filter(key=version.key).exists():
        raise AlreadySource
    blocks = blocks_of(version)
    source = new_source(plan, version)
    # What was not taken now was decided against: it must not come back as an update.
    source.left_out = [block.uid for block in blocks if block.uid not in block_uids]
    source.save(update_fields=["left_out"])
    record(plan_id=plan.pk, what=What.SOURCE, by=user, label=str(source))
    for block in blocks:
        if block.uid in block_uids:
            add_source_block(source=source, block=block, user=user)
    return source

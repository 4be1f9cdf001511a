"""Building blocks that come to a plan later: a place's own, and new ones of a source."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max

from hub.people.models import User
from practices.plans.fork import STEP, new_part
from practices.plans.log import What, record
from practices.plans.models import Plan, PlanChange, PlanPart, PlanSource
from practices.plans.origins import Block
from practices.plans.saving import touch

MOST = 50  # more would run into the place of the next part
# What to ask about such a block where the plan's template has no question of its own for it
QUESTION = {
    "key": "own-blocks",
    "prompt": "What is this part, and what is it for?",
    "kind": "blocks",
    "source_fields": [],
}


class TooManyBlocks(ValueError):
    """The plan has as many blocks of its own as it can hold."""


@transaction.atomic
def add_own_block(*, plan: Plan, title: str, user: User) -> PlanPart:
    """Add a building block that the source does not have, after those added before."""
    part = _next_block(plan, title)
    part.decision = PlanPart.Decision.ADD
    return _add(part, user)


@transaction.atomic
def add_source_block(*, source: PlanSource, block: Block, user: User) -> PlanPart:
    """Add a building block of a source, as a part that nobody has decided about yet."""
    return add_source_blocks(source=source, blocks=[block], user=user)[0]


@transaction.atomic
def add_source_blocks(
    *, source: PlanSource, blocks: Collection[Block], user: User
) -> list[PlanPart]:
    """The same for several at once; those that the plan has already stay as they are.

    Raises `TooManyBlocks`. The number of queries does not grow with the blocks.
    """
    Plan.objects.select_for_update().get(pk=source.plan_id)  # a colleague may be adding them too
    uids = [block.uid for block in blocks]
    known = {part.source_uid: part for part in source.parts.filter(source_uid__in=uids)}
    new = [block for block in blocks if block.uid not in known]
    for part, block in zip(_next_blocks(source.plan, [b.title for b in new]), new, strict=True):
        part.take(source, block)
        part.updated_by = user
        known[block.uid] = part
    added = [known[block.uid] for block in new]
    PlanPart.objects.bulk_create(added)
    PlanChange.objects.bulk_create(_change(part, user) for part in added)
    touch(source.plan_id)
    return [known[uid] for uid in uids]


def _change(part: PlanPart, user: User) -> PlanChange:
    return PlanChange(
        plan_id=part.plan_id, what=What.PART, by=user, label=part.heading, part=part, version=1
    )


def _add(part: PlanPart, user: User) -> PlanPart:
    part.updated_by = user
    part.save()
    record(plan_id=part.plan_id, what=What.PART, by=user, label=part.heading, part=part, version=1)
    touch(part.plan_id)
    return part


def _next_block(plan: Plan, title: str) -> PlanPart:
    return _next_blocks(plan, [title])[0]


def _next_blocks(plan: Plan, titles: list[str]) -> list[PlanPart]:
    """Unsaved parts after all building blocks that were added before them."""
    Plan.objects.select_for_update().get(pk=plan.pk)  # two at once would take the same place
    section = plan.sections.filter(own_blocks__isnull=False).first() or _section_of_blocks(plan)
    row = section.own_blocks or QUESTION | {"position": _end_of(section) + STEP}
    own = section.parts.filter(key=row["key"])
    last = own.aggregate(last=Max("position"))["last"]
    if own.count() + len(titles) > MOST:
        raise TooManyBlocks
    first = row["position"] if last is None else last + 1
    return [
        new_part(row | {"heading": title}, section, place)
        for place, title in enumerate(titles, first)
    ]


def _section_of_blocks(plan: Plan):
    """Where a template without a question about own blocks puts them: beside the others."""
    with_blocks = plan.sections.filter(parts__kind="blocks").first()
    return with_blocks or plan.sections.last()


def _end_of(section) -> int:
    return section.parts.aggregate(last=Max("position"))["last"] or 0

"""Letting a further case, or another plan, feed a plan that is there already."""

from collections import defaultdict
from collections.abc import Collection

from django.db import transaction

from hub.people.models import User
from practices.plans.blocks import add_source_blocks
from practices.plans.fork import new_source, where_from
from practices.plans.log import What, record
from practices.plans.models import Plan, PlanPart, PlanSource
from practices.plans.origins import Block, Origin, blocks_of
from practices.plans.saving import save_part


class AlreadySource(ValueError):
    """The plan is made from this case or plan already."""


class GoesInCircles(ValueError):
    """The plan would feed itself: this is the plan, or one that was made from it."""


@transaction.atomic
def add_source(
    *, plan: Plan, version: Origin, user: User, block_uids: Collection[str]
) -> PlanSource:
    """Add a source with the building blocks named.

    Raises `AlreadySource`, `GoesInCircles`, and `TooManyBlocks` where the plan cannot hold so many.
    """
    # Part before plan, as in every save: see `name_source`.
    plan.parts.filter(key="source").select_for_update(no_key=True).first()
    Plan.objects.select_for_update().get(pk=plan.pk)  # two at once would both add it
    if plan.sources.filter(key=version.key).exists():
        raise AlreadySource
    if is_fed_by(version.key, plan):
        raise GoesInCircles
    blocks = blocks_of(version)
    source = new_source(plan, version)
    # What was not taken now was decided against: it must not come back as an update.
    source.left_out = [block.uid for block in blocks if block.uid not in block_uids]
    source.save(update_fields=["left_out"])
    record(plan_id=plan.pk, what=What.SOURCE, by=user, label=str(source))
    taken = [block for block in blocks if block.uid in block_uids]
    add_source_blocks(source=source, blocks=taken, user=user)
    name_source(plan, version, user)
    return source


@transaction.atomic
def take_left_out(*, source: PlanSource, blocks: Collection[Block], user: User) -> list[PlanPart]:
    """Take building blocks after all that were left out before. Raises `TooManyBlocks`."""
    parts = add_source_blocks(source=source, blocks=blocks, user=user)
    now = PlanSource.objects.select_for_update().get(pk=source.pk)
    taken = {block.uid for block in blocks}
    now.left_out = [uid for uid in now.left_out if uid not in taken]
    now.save(update_fields=["left_out"])
    return parts


def left_out_blocks(source: PlanSource, taken: Collection[str]) -> list[Block]:
    """The building blocks of a source that the plan does without.

    Those of the version that it was made from, and of the newest one what was decided against;
    what is new there waits among the updates. `source` is one that `sources_of` gives, `taken`
    what `taken_blocks` says of it.
    """
    found = {block.uid: block for block in blocks_of(source.origin)}
    if source.later:
        newer = {block.uid: block for block in blocks_of(source.later)}
        known = found.keys() | set(source.left_out)
        found |= {uid: block for uid, block in newer.items() if uid in known}
    return [block for uid, block in found.items() if uid not in taken]


def taken_blocks(plan: Plan) -> dict[int, set[str]]:
    """The building blocks that the plan has, for each of its sources by id."""
    taken = defaultdict(set)
    rows = plan.parts.exclude(source_uid="").values_list("source_id", "source_uid")
    for source_id, uid in rows:
        taken[source_id].add(uid)
    return taken


def name_source(plan: Plan, version: Origin, user: User) -> None:
    """Add the source to what the plan says about where the idea comes from."""
    part = plan.parts.filter(key="source").first()
    if part:
        text = part.text + where_from(version)
        save_part(part=part, expected_version=part.version, user=user, text=text)


def is_fed_by(key: str, plan: Plan) -> bool:
    """Whether what has this key is the plan itself, or was made from it through other plans."""
    ours, seen, waiting = plan.pk.hex, set(), {key}
    while waiting:
        if ours in waiting:
            return True
        seen |= waiting
        plans = [each for each in waiting if len(each) == len(ours)]
        feeding = PlanSource.objects.filter(plan__in=plans, plan_version__isnull=False)
        waiting = set(feeding.values_list("key", flat=True)) - seen
    return False

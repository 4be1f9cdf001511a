"""What changed at a plan's sources, part by part, and deciding about it.

A part's *base* is the source's text at the version last decided about. A part waits for a
decision while the newest version says something else; deciding moves its base, and only its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from django.db import transaction

from hub.people.models import User
from practices.plans.blocks import add_source_block
from practices.plans.history import restore
from practices.plans.merge import Merge, Side, merge_html
from practices.plans.models import PartVersion, Plan, PlanPart, PlanSource
from practices.plans.names import all_names
from practices.plans.origins import Block, Origin, answer_of, blocks_of, mark_of
from practices.plans.saving import save_part, touch


class What(Enum):
    TAKE = "take"  # we never touched it
    MERGED = "merged"  # both changed it, in different places
    CONFLICT = "conflict"  # both changed the same place
    BESIDE = "beside"  # what the source says beside our own words
    CORE = "core"  # only whether it is core
    ADDED = "added"  # a building block that the source did not have
    REMOVED = "removed"  # one that it no longer has


# These can be taken without a choice.
CLEAN = {What.TAKE, What.MERGED, What.BESIDE, What.CORE}


@dataclass(frozen=True)
class Update:
    """One part that waits, or one new building block of the source (then `part` is None)."""

    source: PlanSource
    version: Origin
    part: PlanPart | None
    block: Block | None = None
    base: str = ""

    @property
    def heading(self) -> str:
        return self.part.heading if self.part else self.block.title

    @property
    def core(self) -> bool | None:
        return self.block.core if self.block else self.part.core

    @property
    def is_core_changed(self) -> bool:
        return bool(self.part) and self.part.core != self.core

    @cached_property
    def merge(self) -> Merge:
        return merge_html(self.part.base, self.part.text, self.base)

    @cached_property
    def what(self) -> What:
        if self.part is None:
            return What.ADDED
        if not self.part.source_uid:
            return What.BESIDE
        if self.block is None:
            return What.REMOVED
        if self.base == self.part.base:
            return What.CORE
        if self.part.text == self.part.base:
            return What.TAKE
        return What.MERGED if self.merge.is_clean else What.CONFLICT

    @property
    def is_clean(self) -> bool:
        return self.what in CLEAN

    def text(self, places: Mapping[int, Side] | None = None) -> str:
        """Our text with the source's changes in it."""
        return self.part.text if self.what is What.BESIDE else self.merge.html(places)


@dataclass(frozen=True)
class Notice:
    """Something about a whole source that its readers should know."""

    source: PlanSource
    version: Origin
    before: str
    now: str


def updates_of(plan: Plan, sources: list[PlanSource]) -> list[Update]:
    """Everything that waits for a decision, in the order of the plan; new blocks last.

    `sources` are those that `sources_of` gives.
    """
    changed = [source for source in sources if source.later]
    if not changed:
        return []
    names = all_names()
    found = []
    parts = list(plan.parts.exclude(source=None))
    for source in changed:
        mine = [part for part in parts if part.source_id == source.pk]
        found += changed_parts(source, mine, names)
        found += new_blocks(source, mine)
    return found


def changed_parts(source, parts: list[PlanPart], names) -> Iterator[Update]:
    version = source.later
    blocks = {block.uid: block for block in blocks_of(version)}
    for part in parts:
        block = blocks.get(part.source_uid)
        if part.source_uid and block is None:
            if (part.base_number or source.number) < version.number:
                yield Update(source, version, part, base=part.base)
            continue
        base = block.html if block else answer_of(version, part.key, part.source_fields, names)
        update = Update(source, version, part, block, base)
        if base != part.base or update.is_core_changed:
            yield update


def new_blocks(source, parts: list[PlanPart]) -> Iterator[Update]:
    version = source.later
    known = {part.source_uid for part in parts}
    known |= {block.uid for block in blocks_of(source.origin)}
    for block in blocks_of(version):
        if block.uid not in known and block.uid not in source.left_out:
            yield Update(source, version, None, block, block.html)


def notices_of(sources: list[PlanSource]) -> list[Notice]:
    """Sources whose evidence is now marked otherwise, until somebody has noted it."""
    found = []
    for source in sources:
        if not source.later or source.noted_number >= source.later.number:
            continue
        before, now = mark_of(source.origin), mark_of(source.later)
        if before != now:
            found.append(Notice(source, source.later, before, now))
    return found


@transaction.atomic
def take(
    *,
    update: Update,
    expected_version: int,
    user: User,
    places: Mapping[int, Side] | None = None,
) -> PlanPart:
    """Bring the source's change into our part; `places` settles conflicts, else both sides stay.

    Raises `StalePart` where a colleague saved the part after `expected_version`.
    """
    if update.what is What.ADDED:
        return add_source_block(source=update.source, block=update.block, user=user)
    values = decided(update) | {"text": update.text(places)}
    return save_part(part=update.part, expected_version=expected_version, user=user, **values)


@transaction.atomic
def keep_ours(*, update: Update, expected_version: int, user: User) -> None:
    """Decide that our part stays as it is; a new block stays out. Raises `StalePart`."""
    if update.what is What.ADDED:
        source = PlanSource.objects.select_for_update().get(pk=update.source.pk)
        source.left_out = [*source.left_out, update.block.uid]
        source.save(update_fields=["left_out"])
        touch(source.plan_id)
        return
    save_part(part=update.part, expected_version=expected_version, user=user, **decided(update))


@transaction.atomic
def take_all_clean(*, updates: Iterable[Update], user: User) -> int:
    """Take every change that needs no choice; how many that were."""
    clean = [update for update in updates if update.is_clean]
    for update in clean:
        take(update=update, expected_version=update.part.version, user=user)
    return len(clean)


def decided(update: Update) -> dict:
    """What a decision of either kind moves."""
    return {"base": update.base, "base_number": update.version.number, "core": update.core}


def note(*, source: PlanSource, number: int) -> None:
    """Remember that somebody has read what is said about this version as a whole."""
    PlanSource.objects.filter(pk=source.pk, noted_number__lt=number).update(noted_number=number)


def undoable(plan: Plan) -> list[PlanPart]:
    """Parts whose last save was a decision about the source; each knows what stood before."""
    parts = {part.pk: part for part in plan.parts.exclude(base_number=None)}
    found = []
    for past in PartVersion.objects.filter(part__in=parts).order_by("part__position"):
        part = parts[past.part_id]
        if past.number == part.version - 1 and past.base_number != part.base_number:
            part.past_before = past
            found.append(part)
    return found


@transaction.atomic
def undo(*, part: PlanPart, expected_version: int, user: User) -> PlanPart:
    """Put back what stood before the last save, base and all, as a new version.

    Raises `StalePart` where somebody has saved since.
    """
    before = part.past.get(number=expected_version - 1)
    return restore(before=before, expected_version=expected_version, user=user)

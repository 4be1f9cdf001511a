"""What changed at a plan's sources, part by part. `deciding` has what people do about it.

A part's *base* is the source's text at the version last decided about. A part waits for a
decision while the newest version says something else; deciding moves its base, and only its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from practices.plans.merge import Merge, Side, merge_html
from practices.plans.models import Plan, PlanPart, PlanSource
from practices.plans.names import all_names
from practices.plans.origins import Block, Origin, blocks_of, mark_of
from practices.plans.says import Says


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
        said = Says(source.later, names)
        found += changed_parts(source, mine, said)
        found += new_blocks(source, mine, said)
    return found


def changed_parts(source, parts: list[PlanPart], said: Says) -> Iterator[Update]:
    version = said.version
    for part in parts:
        base = said.beside(part)
        if base is None:
            if (part.base_number or source.number) < version.number:
                yield Update(source, version, part, base=part.base)
            continue
        update = Update(source, version, part, said.blocks.get(part.source_uid), base)
        if base != part.base or update.is_core_changed:
            yield update


def new_blocks(source, parts: list[PlanPart], said: Says) -> Iterator[Update]:
    known = {part.source_uid for part in parts} | set(source.left_out)
    known |= {block.uid for block in blocks_of(source.origin)}
    for block in said.blocks.values():
        if block.uid not in known:
            yield Update(source, said.version, None, block, block.html)


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

"""Whether a version of a source brings a plan anything that its last one did not."""

from collections.abc import Iterable

from practices.plans.models import PlanPart, PlanSource
from practices.plans.origins import mark_of
from practices.plans.says import Says

# What `is_news` reads of a part; the texts of a plan are long.
PART_FIELDS = ["source_id", "source_uid", "source_fields", "key", "base", "base_number", "core"]


def is_news(source: PlanSource, parts: Iterable[PlanPart], now: Says, before: Says) -> bool:
    """Whether anything waits for a decision now that did not wait after the version `before`."""
    parts = list(parts)
    if mark_of(now.version) != mark_of(before.version):
        return True
    return any(_differs(source, part, now, before) for part in parts) or _has_new_block(
        source, parts, now, before
    )


def _differs(source: PlanSource, part: PlanPart, now: Says, before: Says) -> bool:
    html = now.beside(part)
    if html is None:  # no longer at the source
        was_there = part.source_uid in before.blocks
        return was_there and (part.base_number or source.number) < now.version.number
    waits = html != part.base or now.core(part) != part.core
    said = (before.beside(part), before.core(part))
    return waits and (html, now.core(part)) != said


def _has_new_block(source, parts: list[PlanPart], now: Says, before: Says) -> bool:
    known = {part.source_uid for part in parts} | set(source.left_out)
    return bool(now.blocks.keys() - before.blocks.keys() - known)

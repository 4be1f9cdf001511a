"""Bring together two changed texts that began as one: a three-way merge. No Django.

    merge(base, ours, theirs)       over the pieces of any three sequences
    merge_html(base, ours, theirs)  over paragraphs, headings, list items and table rows

The base is the text that both began from (the *merge base*). Where only one side changed
something, its change is taken. Where both changed the same place in different ways there is a
*conflict*, for a person to settle. This is diff3 as described by Khanna, Kunal and Pierce,
"A Formal Investigation of Diff3" (2007): the places at which all three agree cut the texts into
regions, and each region is settled by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import chain

from hub.ui.html import blocks, join

Pieces = tuple[str, ...]


class Kind(Enum):
    UNCHANGED = "unchanged"
    OURS = "ours"
    THEIRS = "theirs"
    SAME = "same"  # both sides made the same change
    CONFLICT = "conflict"


class Side(Enum):
    """Whose pieces to keep where both sides changed the same place."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Region:
    """One stretch of the three texts."""

    base: Pieces
    ours: Pieces
    theirs: Pieces

    @property
    def kind(self) -> Kind:
        if self.ours == self.theirs:
            return Kind.UNCHANGED if self.ours == self.base else Kind.SAME
        if self.ours == self.base:
            return Kind.THEIRS
        return Kind.OURS if self.theirs == self.base else Kind.CONFLICT

    def merged(self, side: Side) -> Pieces:
        """The pieces to go on with; the side matters in a conflict only."""
        if self.kind is Kind.THEIRS:
            return self.theirs
        if self.kind is not Kind.CONFLICT or side is Side.OURS:
            return self.ours
        return self.theirs if side is Side.THEIRS else self._both()

    def _both(self) -> Pieces:
        # What stands at the edges of both sides is not said twice.
        start = common(self.ours, self.theirs)
        ours, theirs = self.ours[start:], self.theirs[start:]
        end = common(ours[::-1], theirs[::-1])
        ours_middle, theirs_middle = ours[: len(ours) - end], theirs[: len(theirs) - end]
        return self.ours[:start] + ours_middle + theirs_middle + ours[len(ours) - end :]


@dataclass(frozen=True)
class Merge:
    """Three texts in regions, in order."""

    regions: tuple[Region, ...]

    @property
    def conflicts(self) -> list[Region]:
        return [region for region in self.regions if region.kind is Kind.CONFLICT]

    @property
    def is_clean(self) -> bool:
        return not self.conflicts

    def pieces(self, chosen: Mapping[int, Side] | None = None) -> list[str]:
        """The merged text. `chosen` says which side each conflict takes, by its number from 0;
        a conflict that nobody chose for keeps both sides, so that no word is lost."""
        found, number = [], 0
        for region in self.regions:
            side = Side.BOTH
            if region.kind is Kind.CONFLICT:
                side = (chosen or {}).get(number, Side.BOTH)
                number += 1
            found += region.merged(side)
        return found

    def html(self, chosen: Mapping[int, Side] | None = None) -> str:
        """The same as one cleaned text, for what `merge_html` merged."""
        return join(self.pieces(chosen))


def merge(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Merge:
    """Merge three sequences of pieces."""
    return Merge(tuple(_regions(tuple(base), tuple(ours), tuple(theirs))))


def merge_html(base: str, ours: str, theirs: str) -> Merge:
    """Merge three rich texts, which must be cleaned, piece by piece."""
    return merge(blocks(base), blocks(ours), blocks(theirs))


def _regions(base: Pieces, ours: Pieces, theirs: Pieces) -> Iterator[Region]:
    at_base = at_ours = at_theirs = 0
    end = (len(base), len(ours), len(theirs), 0)
    for in_base, in_ours, in_theirs, length in chain(_agreed(base, ours, theirs), [end]):
        before = Region(base[at_base:in_base], ours[at_ours:in_ours], theirs[at_theirs:in_theirs])
        if before.base or before.ours or before.theirs:
            yield before
        at_base, at_ours, at_theirs = in_base + length, in_ours + length, in_theirs + length
        if length:
            same = base[in_base:at_base]
            yield Region(same, same, same)


def _agreed(base: Pieces, ours: Pieces, theirs: Pieces) -> Iterator[tuple[int, int, int, int]]:
    """Where all three agree: (place in base, in ours, in theirs, how many pieces)."""
    left, right = _matches(base, ours), _matches(base, theirs)
    i = j = 0
    while i < len(left) and j < len(right):
        (l_base, l_ours, l_size), (r_base, r_theirs, r_size) = left[i], right[j]
        start, end = max(l_base, r_base), min(l_base + l_size, r_base + r_size)
        if start < end:
            yield start, l_ours + start - l_base, r_theirs + start - r_base, end - start
        if l_base + l_size < r_base + r_size:
            i += 1
        else:
            j += 1


def _matches(base: Pieces, other: Pieces) -> list[tuple[int, int, int]]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [(match.a, match.b, match.size) for match in matcher.get_matching_blocks() if match.size]


def common(one: Pieces, other: Pieces) -> int:
    """How many pieces the two have in common at their start."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length

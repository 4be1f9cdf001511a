"""Two people changed one part at once: what each did, and how the two come together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hub.ui.html import clean
from practices.plans.merge import Merge, Side, merge_html
from practices.plans.models import PartVersion, PlanPart

# These two are words, of which none may be lost; of the others one answer must win.
TEXT, REASON = "text", "reason"


@dataclass(frozen=True)
class Collision:
    """A save that came second. `before` is what both people started from."""

    before: PartVersion
    theirs: PlanPart
    ours: Mapping[str, Any]

    @cached_property
    def text(self) -> Merge:
        return merge_html(self.before.text, clean(self.ours[TEXT], "plan"), self.theirs.text)

    @cached_property
    def answers(self) -> list[str]:
        """The fields, but for the text, that both changed and not in the same way."""
        return [name for name in self.ours if name != TEXT and self._is_open(name)]

    @property
    def is_clean(self) -> bool:
        return self.text.is_clean and not self.answers

    def values(self, places: Mapping[int, Side], answers: Mapping[str, Side]) -> dict[str, Any]:
        """Every field with both people's changes: `places` settles conflicts in the text, by
        their number from 0, and `answers` those in other fields."""
        values = {name: self._value(name, answers.get(name)) for name in self.ours}
        return values | {TEXT: self.text.html(places)}

    def _is_open(self, name: str) -> bool:
        before, theirs, ours = self._three(name)
        return theirs != ours and before not in (theirs, ours)

    def _value(self, name: str, side: Side | None):
        before, theirs, ours = self._three(name)
        if not self._is_open(name):
            return theirs if ours == before else ours
        if side is Side.BOTH:
            return f"{ours}\n\n{theirs}"
        return theirs if side is Side.THEIRS else ours

    def _three(self, name: str) -> tuple:
        return getattr(self.before, name), getattr(self.theirs, name), self.ours[name]


def collision(*, theirs: PlanPart, expected_version: int, ours: Mapping[str, Any]) -> Collision:
    """What happens when these values meet a part that has moved on from the version expected."""
    before = theirs.past.filter(number=expected_version).first()
    # A version that never was, such as one from a broken form: everything counts as changed.
    return Collision(before or PartVersion(part=theirs), theirs, ours)

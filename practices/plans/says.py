"""What one version of a source says, asked part by part and read only once."""

from functools import cached_property

from practices.plans.models import PlanPart, PlanVersion
from practices.plans.origins import Block, Origin, answer_of, blocks_of
from practices.plans.source_values import Names


class Says:
    """One version of a source, for as many parts and plans as are asked about."""

    def __init__(self, version: Origin, names: Names):
        self.version, self.names = version, names
        self._answers: dict[tuple, str] = {}

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """Its building blocks by their lasting id."""
        return {block.uid: block for block in blocks_of(self.version)}

    def beside(self, part: PlanPart) -> str | None:
        """What belongs beside our words; None for a building block that it does not have."""
        if not part.source_uid:
            return self._answer(part)
        block = self.blocks.get(part.source_uid)
        return None if block is None else block.html or self._unsaid(part)

    def core(self, part: PlanPart) -> bool | None:
        """Whether it calls this part core; what we know, where it does not say."""
        block = self.blocks.get(part.source_uid)
        return block.core if block else part.core

    def _unsaid(self, part: PlanPart) -> str:
        # A plan does not pass on the text of a source that was withdrawn since: that is no change.
        return part.base if isinstance(self.version, PlanVersion) else ""

    def _answer(self, part: PlanPart) -> str:
        asked = (part.key, *part.source_fields)
        if asked not in self._answers:
            answer = answer_of(self.version, part.key, part.source_fields, self.names)
            self._answers[asked] = answer
        return self._answers[asked]

"""What a load did, counted and said in plain words."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT_ALONE = "left alone"  # an editor changed it, moved it away or deleted it


@dataclass(frozen=True)
class Refusal:
    """One reason why a fixture cannot be loaded."""

    file: str
    field: str
    reason: str

    def __str__(self):
        return f"{self.file}: {self.field}: {self.reason}"


class LoadRefused(Exception):
    """Raised before anything is written, with every reason found."""

    def __init__(self, refusals: list[Refusal]):
        self.refusals = refusals
        super().__init__("\n".join(str(refusal) for refusal in refusals))


@dataclass
class LoadSummary:
    """Counts by kind of thing and outcome; the items left alone; the files refused."""

    counts: dict[str, Counter] = field(default_factory=dict)
    left_alone: list[str] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def add(self, kind: str, outcome: Outcome, item: str = "") -> None:
        self.counts.setdefault(kind, Counter())[outcome] += 1
        if outcome is Outcome.LEFT_ALONE and item:
            self.left_alone.append(item)

    def lines(self) -> list[str]:
        lines = []
        for kind, counts in self.counts.items():
            told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome)
            lines.append(f"{kind}: {told}")
        if self.left_alone:
            lines.append("Left alone because an editor changed, moved or deleted them:")
            lines.extend(f"  {item}" for item in self.left_alone)
        if self.refusals:
            lines.append("Refused:")
            lines.extend(f"  {refusal}" for refusal in self.refusals)
        return lines

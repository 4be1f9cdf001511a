"""What a run found out."""

from dataclasses import dataclass, field
from math import log

from tests.benchmarks.building import Built
from tests.benchmarks.page import PageTimes
from tests.benchmarks.plans import PlanTime
from tests.benchmarks.timing import Times

WARM, COLD = "warm", "cold"


@dataclass
class Measured:
    """One corpus. Everything by engine; times by state and kind before that; memory in bytes."""

    documents: int
    words: int
    built: dict[str, Built]
    times: dict[str, dict[str, dict[str, Times | None]]] = field(default_factory=dict)
    memory: dict[str, int | None] = field(default_factory=dict)

    def p50(self, engine: str, kind: str, state: str = WARM) -> float | None:
        """Milliseconds; None where the engine is missing or does not know such questions."""
        times = self.times[state][kind].get(engine)
        return times.p50 if times else None

    def ratio(self, kind: str, other: str, state: str = WARM) -> float | None:
        """Our p50 as a share of another's."""
        ours, theirs = self.p50("ours", kind, state), self.p50(other, kind, state)
        return ours / theirs if ours and theirs else None


@dataclass
class Results:
    scale: str
    measured: list[Measured] = field(default_factory=list)
    # {engine: what to install}
    missing: dict[str, str] = field(default_factory=dict)
    # Seconds from saving a page until it was found, with the default settings; in order.
    saved: list[float] = field(default_factory=list)
    page: PageTimes | None = None
    plans: list[PlanTime] = field(default_factory=list)
    minutes: float = 0
    # Processes that wanted to run when the run began, its own not among them.
    load: float = 0

    def of(self, documents: int, words: int) -> Measured | None:
        sizes = (one for one in self.measured if (one.documents, one.words) == (documents, words))
        return next(sizes, None)

    def growth(self, engine: str, kind: str, words: int = 150) -> float | None:
        """The exponent b of p50 = a * documents ** b: least squares through the logarithms."""
        points = [
            (log(one.documents), log(one.p50(engine, kind)))
            for one in self.measured
            if one.words == words and one.p50(engine, kind)
        ]
        if len(points) < 3:
            return None
        mean_x = sum(x for x, _ in points) / len(points)
        mean_y = sum(y for _, y in points) / len(points)
        spread = sum((x - mean_x) ** 2 for x, _ in points)
        return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread

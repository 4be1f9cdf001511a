"""How long the whole search page takes at many cases, and where that time goes."""

from dataclasses import dataclass

from tests.benchmarks.timing import Times


@dataclass
class Asked:
    address: str
    queries: int
    times: Times


@dataclass
class PageTimes:
    """parts: {part: milliseconds of one page}; those of ours begin with "ours: "."""

    cases: int
    asked: list[Asked]
    parts: dict[str, float]

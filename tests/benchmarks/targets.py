"""What we set out to reach, and whether a run did."""

from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from tests.benchmarks.plans import FORK
from tests.benchmarks.results import COLD, WARM, Measured, Results

FACETS = "two words, two facets"
HIGHLIGHTS = "two words, highlights"
MOST_QUERIES = 12
MOST_GROWTH = 0.6
MOST_SECONDS = 1.2  # "about a second"
MOST_FORK, MOST_EXPORT = 0.3, 3.0  # seconds of the processor


class Target(NamedTuple):
    what: str
    wanted: str
    found: str
    # None: not measured in this run.
    met: bool | None


def targets(results: Results) -> list[Target]:
    found: list[Target] = []
    for words in (150, 1_000):
        if measured := results.of(10_000, words):
            found += at_ten_thousand(measured)
    found += [*growth(results), *saved(results), *page(results), *plans(results)]
    return found


def at_ten_thousand(m: Measured) -> Iterator[Target]:
    size = f"10,000 × {m.words:,} words"
    yield at_most(f"{size}: {FACETS}, against FTS5", m.ratio(FACETS, "FTS5"), 0.35)
    yield at_most(f"{size}: {FACETS}, against tantivy", m.ratio(FACETS, "tantivy"), 2)
    for state in (WARM, COLD):
        yield faster_than_fts5(m, size, state)
    yield at_most(
        f"{size}: ten highlights, against PostgreSQL", m.ratio(HIGHLIGHTS, "PostgreSQL"), 0.5
    )
    ours, whoosh = m.built.get("ours"), m.built.get("plain Whoosh")
    if ours and whoosh:
        yield at_most(
            f"{size}: time to index, against plain Whoosh", ours.seconds / whoosh.seconds, 1
        )
        if ours.seconds_by_two:
            speed = whoosh.seconds / ours.seconds_by_two
            what = f"{size}: speed of indexing by two processes, against plain Whoosh by one"
            yield Target(what, "× 1.5 or more", f"× {speed:.2f}", speed >= 1.5)


def at_most(what: str, ratio: float | None, most: float) -> Target:
    wanted = f"× {most:g} or less"
    if ratio is None:
        return Target(what, wanted, "–", None)
    return Target(what, wanted, f"× {ratio:.2f}", ratio <= most)


def faster_than_fts5(m: Measured, size: str, state: str) -> Target:
    ratios = {kind: m.ratio(kind, "FTS5", state) for kind in m.times[state]}
    known = {kind: ratio for kind, ratio in ratios.items() if ratio is not None}
    slower = [f"{kind} × {ratio:.2f}" for kind, ratio in known.items() if ratio >= 1]
    what = f"{size}: every kind of question faster than FTS5, {state}"
    worst = max(known.values(), default=0)
    found = "; ".join(slower) or f"all, × {worst:.2f} at most"
    return Target(what, "all", found, not slower if known else None)


def growth(results: Results) -> Iterator[Target]:
    kinds = results.measured[0].times[WARM] if results.measured else {}
    exponents = {kind: results.growth("ours", kind) for kind in kinds}
    known = {kind: exponent for kind, exponent in exponents.items() if exponent is not None}
    if known:
        steep = [f"{kind} {value:.2f}" for kind, value in known.items() if value >= MOST_GROWTH]
        found = "; ".join(steep) or f"all, {max(known.values()):.2f} at most"
        what = "exponent of p50 from 1,000 to 100,000 documents, every kind of question"
        yield Target(what, f"below {MOST_GROWTH}", found, not steep)


def saved(results: Results) -> Iterator[Target]:
    what = "a saved page is found, p50"
    middle = median(results.saved) if results.saved else None
    found = f"{middle:.2f} s" if middle is not None else "–"
    met = None if middle is None else middle <= MOST_SECONDS
    yield Target(what, "about a second", found, met)


def page(results: Results) -> Iterator[Target]:
    if results.page:
        queries = max(one.queries for one in results.page.asked)
        what = f"queries of the search page at {results.page.cases:,} cases"
        yield Target(what, f"{MOST_QUERIES} or fewer", str(queries), queries <= MOST_QUERIES)
        parts = results.page.parts
        ours, theirs = parts_of_ours(parts), sum(parts.values()) - parts_of_ours(parts)
        what = "the search page: our part below the part of Django and Wagtail"
        yield Target(what, "below", f"{ours:.1f} of {ours + theirs:.1f} ms", ours < theirs)


def plans(results: Results) -> Iterator[Target]:
    for one in results.plans:
        most = MOST_FORK if one.what == FORK else MOST_EXPORT
        what = f"plans: {one.what}, seconds of the processor"
        yield Target(what, f"below {most:g} s", f"{one.seconds:.2f} s", one.seconds < most)


def parts_of_ours(parts: dict[str, float]) -> float:
    return sum(taken for part, taken in parts.items() if part.startswith("ours: "))

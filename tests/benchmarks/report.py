"""docs/benchmarks.md from the results of a run."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.machine import machine
from tests.benchmarks.page import PageTimes
from tests.benchmarks.plans import PlanTime
from tests.benchmarks.results import COLD, WARM, Measured, Results
from tests.benchmarks.targets import targets

METHOD = Path(__file__).with_name("method.md")
HEAD = """\
# Benchmarks

Search beside four other engines, measured in one run by `make bench`. Read the figures as ratios:
they were taken on one machine, in one hour, and all engines took turns, forty questions each.
"""
MEGABYTE = 1_000_000
BUSY = 1.0


def report(results: Results, engines: Sequence[str]) -> str:
    present = [name for name in engines if name not in results.missing]
    parts = [
        HEAD,
        *about(results),
        "## Targets\n",
        table(
            ["target", "wanted", "found", ""],
            [
                [
                    t.what,
                    t.wanted,
                    t.found,
                    {True: "met", False: "**missed**", None: "not measured"}[t.met],
                ]
                for t in targets(results)
            ],
        ),
    ]
    for measured in results.measured:
        parts += of_corpus(measured, engines, present)
    parts += [*of_growth(results, present), *of_saving(results)]
    if results.page:
        parts += of_page(results.page)
    parts += of_plans(results.plans)
    return "\n".join([*parts, METHOD.read_text()])


def about(results: Results) -> Iterator[str]:
    yield f"`make bench SCALE={results.scale}`, {results.minutes:.0f} minutes, on {machine()}.\n"
    if results.load > BUSY:
        yield (
            f"Other work went on meanwhile (a load of {results.load:.0f}): of little use are the"
            " 95th percentiles and the times of whatever takes long or asks a server.\n"
        )
    for name, reason in results.missing.items():
        yield f"{name} is not installed ({reason}).\n"


def of_corpus(m: Measured, engines, present) -> Iterator[str]:
    yield f"## {m.documents:,} documents of about {m.words:,} words\n"
    others = [name for name in engines if name != "ours"]
    columns = ["", *engines, *(f"ours ÷ {name}" for name in others)]
    for state in (WARM, COLD):
        yield f"### Questions, {state}: p50 (p95) in ms\n"
        yield table(columns, [row_of(m, kind, state, engines, others) for kind in m.times[state]])
    yield "### The index\n"
    yield table(["", *engines], [*building(m, engines)])


def row_of(m: Measured, kind: str, state: str, engines, others) -> list[str]:
    times = [m.times[state][kind].get(name) for name in engines]
    figures = [f"{short(one.p50)} ({short(one.p95)})" if one else "–" for one in times]
    ratios = [m.ratio(kind, name, state) for name in others]
    return [kind, *figures, *(f"× {ratio:.2f}" if ratio else "–" for ratio in ratios)]


def building(m: Measured, engines) -> Iterator[list[str]]:
    built = [m.built.get(name) for name in engines]
    yield ["indexing, s", *(f"{one.seconds:.1f}" if one else "–" for one in built)]
    if any(one and one.seconds_by_two for one in built):
        by_two = [one.seconds_by_two if one else None for one in built]
        yield ["by two processes, s", *(f"{one:.1f}" if one else "–" for one in by_two)]
    yield ["size, MB", *(f"{one.bytes / MEGABYTE:.1f}" if one else "–" for one in built)]
    memory = [m.memory.get(name) for name in engines]
    yield ["memory of a process, MB", *(f"{one / MEGABYTE:.0f}" if one else "–" for one in memory)]


def of_growth(results: Results, present) -> Iterator[str]:
    kinds = results.measured[0].times[WARM]
    rows = []
    for kind in kinds:
        exponents = [results.growth(name, kind) for name in present]
        if any(one is not None for one in exponents):
            rows.append([kind, *(f"{one:.2f}" if one is not None else "–" for one in exponents)])
    if rows:
        yield "## Growth\n"
        yield (
            "The exponent of p50 against the number of documents of 150 words, warm:"
            " 0 is flat, 1 is in proportion.\n"
        )
        yield table(["", *present], rows)


def of_saving(results: Results) -> Iterator[str]:
    if results.saved:
        slowest = quantiles(results.saved, n=20)[-1]
        yield "## From saving to finding\n"
        yield (
            "A page saved in one process was found from another after"
            f" {median(results.saved):.2f} s (p50), {slowest:.2f} s (p95), with the default"
            f" settings and the worker running: {len(results.saved)} saves, one at a time.\n"
        )


def of_page(page: PageTimes) -> Iterator[str]:
    yield f"## The search page at {page.cases:,} cases\n"
    yield "All facets, a visitor who is not signed in, through every middleware; no network.\n"
    yield table(
        ["address", "queries", "p50, ms", "p95, ms"],
        [
            [f"`{one.address}`", str(one.queries), f"{one.times.p50:.1f}", f"{one.times.p95:.1f}"]
            for one in page.asked
        ],
    )
    yield "Where the time of one page goes, in ms (the mean over these addresses):\n"
    whole = sum(page.parts.values())
    yield table(
        ["part", "ms", "share"],
        [[part, f"{taken:.1f}", f"{taken / whole:.0%}"] for part, taken in page.parts.items()],
    )


def of_plans(plans: list[PlanTime]) -> Iterator[str]:
    if plans:
        yield "## Plans of sixty parts\n"
        yield "Seconds of the processor, not of the clock: the best of three.\n"
        columns = ["what", "queries", "ours, s", "beside", "it, s", "ours ÷ it"]
        yield table(columns, map(row_of_plans, plans))


def row_of_plans(one: PlanTime) -> list[str]:
    theirs = f"{one.peer_seconds:.3f}" if one.peer_seconds else "–"
    ratio = f"× {one.ratio:.2f}" if one.ratio else "–"
    return [one.what, str(one.queries), f"{one.seconds:.3f}", one.peer or "–", theirs, ratio]


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def short(milliseconds: float) -> str:
    if milliseconds >= 100:
        return f"{milliseconds:.0f}"
    return f"{milliseconds:.1f}" if milliseconds >= 10 else f"{milliseconds:.2f}"

"""How long the whole search page takes at many cases, and where that time goes.

Run inside a hub: `python -m tests.benchmarks.page`, after `hub.new_hub(cases)`.
"""

import json
from dataclasses import asdict, dataclass
from time import perf_counter

from tests.benchmarks.hub import run_in
from tests.benchmarks.timing import Times, times_of

ADDRESSES = (
    "/practices/",
    "/search/?q=housing",
    "/search/?q=older+people+falls",
    "/search/?q=%22data+sharing%22",
    "/search/?q=homeles*+-rough",
    "/search/?q=homelesness+hospital",
    "/search/?q=health&sector=housing&status=running",
    "/search/?sector=housing&barrier=data-sharing&how_far=overcome&sort=newest&page=2",
)
ROUNDS = 25


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


def measure_page(environment: dict[str, str]) -> PageTimes:
    """In the hub that has this environment."""
    found = run_in(environment, "tests.benchmarks.page")
    asked = [Asked(**one | {"times": Times(**one["times"])}) for one in found["asked"]]
    return PageTimes(found["cases"], asked, found["parts"])


def main() -> None:
    import django

    django.setup()
    from practices.case_studies.models import CaseStudyPage
    from tests.benchmarks.sampling import sampled

    asked = [ask(address) for address in ADDRESSES]
    mean = sum(one.times.p50 for one in asked) / len(asked)
    shares = sampled(lambda: [get(address) for address in ADDRESSES], rounds=ROUNDS)
    parts = {part: share * mean for part, share in shares.items()}
    cases = CaseStudyPage.objects.live().count()
    print(json.dumps(asdict(PageTimes(cases, asked, parts))))


def ask(address: str) -> Asked:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    get(address)  # a process that has just started reads tables and templates first
    with CaptureQueriesContext(connection) as queries:
        get(address)
    number = len(queries)  # the next request clears the list
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        get(address)
        times.append(perf_counter() - start)
    return Asked(address, number, times_of(times))


def get(address: str) -> None:
    """A visitor who is not signed in, each time a new one."""
    from django.test import Client

    response = Client(SERVER_NAME="localhost").get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")


if __name__ == "__main__":
    main()

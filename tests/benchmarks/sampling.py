"""Where time goes: a thousand times a second we note which part of the code is at work.

Unlike a profiler that counts every call, this slows no part down more than another.
"""

import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = f"{Path(__file__).parents[2]}/"
INTERVAL = 0.001  # seconds of processor time
REST = "Python and what is left"
# Escaping, translating and the like count for whoever asks for them.
TOOLS = "/django/utils/"

# The innermost frame that one of these is in counts; what it calls elsewhere counts for it.
PARTS = {
    f"{ROOT}search/backend/": "ours: matching",
    f"{ROOT}search/question/": "ours: question",
    f"{ROOT}search/facets/": "ours: facets",
    f"{ROOT}search/passages/": "ours: highlights",
    f"{ROOT}search/": "ours: results and page",
    f"{ROOT}hub/": "ours: the hub's tags and middleware",
    f"{ROOT}practices/": "ours: cases",
    "/django/db/": "Django: database",
    "/django/template/": "Django: templates",
    "/django/": "Django: requests, forms, middleware",
    "/wagtail/": "Wagtail",
    "/modelcluster/": "Wagtail",
    "/modelsearch/": "Wagtail",
    "/allauth/": "Django: requests, forms, middleware",
    "/csp/": "Django: requests, forms, middleware",
    "/whitenoise/": "Django: requests, forms, middleware",
}


def sampled(work: Callable[[], object], *, rounds: int) -> dict[str, float]:
    """{part: its share of the processor's time}, the largest first. Main thread only."""
    seen: Counter[str] = Counter()
    before = signal.signal(signal.SIGPROF, lambda number, frame: seen.update([part_of(frame)]))
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    try:
        for _ in range(rounds):
            work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return {part: number / seen.total() for part, number in seen.most_common()}


def part_of(frame) -> str:
    while frame:
        name = frame.f_code.co_filename
        if TOOLS not in name:
            for place, part in PARTS.items():
                if place in name:
                    return part
        frame = frame.f_back
    return REST

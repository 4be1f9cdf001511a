"""How long each kind of question takes, all engines in one process, taking turns."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

from tests.benchmarks.questions import Questions
from tests.peers import Peer

TOP = 10
ROUNDS = 5
# When an engine has answered so many questions of a kind and taken so long, we know enough.
FEWEST = 20
ENOUGH = 8.0  # seconds

Ask = Callable[[Peer], object]


@dataclass(frozen=True)
class Times:
    """Milliseconds: the middle one, and the one that 95 in 100 stay below."""

    p50: float
    p95: float


def kinds(asked: Questions) -> dict[str, list[Ask]]:
    """Every kind of question, each as things to do with an engine."""

    def each(questions, ask):
        return [lambda peer, question=question: ask(peer, question) for question in questions]

    facets = ("sector", "status")
    return {
        "one word": each(asked.one, lambda peer, q: peer.search(q, k=TOP)),
        "two words": each(asked.two, lambda peer, q: peer.search(q, k=TOP)),
        "three words": each(asked.three, lambda peer, q: peer.search(q, k=TOP)),
        "any of three words": each(
            asked.any_three, lambda peer, q: peer.search(q, operator="or", k=TOP)
        ),
        "phrase": each(asked.phrases, lambda peer, q: peer.phrase(q, k=TOP)),
        "beginning of a word": each(asked.prefixes, lambda peer, q: peer.prefix(q, k=TOP)),
        "one word and a filter": each(
            asked.filtered, lambda peer, q: peer.filtered(q[0], {"sector": [q[1]]}, k=TOP)
        ),
        "two words, two facets": each(
            asked.two, lambda peer, q: peer.faceted(q, {}, facets, k=TOP)
        ),
        "two words, highlights": each(asked.two, lambda peer, q: peer.highlight(q, k=TOP)),
        "spelling of a word": each(asked.misspelt, lambda peer, q: peer.suggest(q)),
    }


def measure(peers: list[Peer], asks: list[Ask], *, cold: bool) -> dict[str, Times | None]:
    """{engine: Times} of one kind; None for an engine that does not know it.

    cold: what an engine keeps in memory of its index is emptied before every question.
    """
    able = [peer for peer in peers if knows(peer, asks[0])]
    taken: dict[str, list[float]] = {peer.name: [] for peer in able}
    if not cold:
        ask_all(able, asks, taken)
    warmed = {name: len(times) for name, times in taken.items()}
    gc.collect()
    gc.freeze()  # what building left behind is not for a question to sweep
    for _ in range(1 if cold else ROUNDS):
        ask_all(able, asks, taken, cold=cold)
    gc.unfreeze()
    timed = {name: times[warmed[name] :] or times for name, times in taken.items()}
    return {peer.name: times_of(timed[peer.name]) if peer in able else None for peer in peers}


def ask_all(peers: list[Peer], asks: list[Ask], taken: dict[str, list[float]], *, cold=False):
    """Ask every question of one engine, then of the next; the slow are excused in the end."""
    for peer in peers:
        times = taken[peer.name]
        for ask in asks:
            if len(times) >= FEWEST and sum(times) > ENOUGH:
                break
            if cold:
                peer.forget()
            times.append(once(peer, ask))


def knows(peer: Peer, ask: Ask) -> bool:
    try:
        ask(peer)
    except NotImplementedError:
        return False
    return True


def once(peer: Peer, ask: Ask) -> float:
    start = perf_counter()
    ask(peer)
    return perf_counter() - start


def times_of(seconds: list[float]) -> Times:
    return Times(1000 * median(seconds), 1000 * quantiles(seconds, n=20)[-1])

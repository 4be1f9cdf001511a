"""How long it takes to index a corpus, and how large the index is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from time import perf_counter

from tests.benchmarks.corpus import Corpus
from tests.peers import NotInstalled, Peer


@dataclass
class Built:
    """Seconds by one process and by two (None: not tried, or not possible), and bytes."""

    seconds: float
    seconds_by_two: float | None
    bytes: int


def build_all(
    engines: list[type[Peer]], corpus: Corpus, folder: Path, *, twice: bool, tell: Callable
) -> tuple[list[Peer], dict[str, Built], dict[str, str]]:
    """(open engines, {engine: Built}, {engine: why it is missing})."""
    peers, built, missing = [], {}, {}
    for engine in engines:
        try:
            peer = engine(folder / engine.name)
        except NotInstalled as reason:
            missing[engine.name] = str(reason)
            continue
        tell(f"indexing with {engine.name}")
        seconds = timed(peer, corpus, processes=1)
        by_two = None
        if twice:
            tell(f"indexing with {engine.name}, two processes")
            by_two = by_two_processes(engine, corpus, folder / f"{engine.name} by two")
        peers.append(peer)
        built[engine.name] = Built(seconds, by_two, peer.size_on_disk())
    return peers, built, missing


def timed(peer: Peer, corpus: Corpus, *, processes: int) -> float:
    start = perf_counter()
    peer.build(corpus.docs, corpus.facets, processes=processes)
    return perf_counter() - start


def by_two_processes(engine: type[Peer], corpus: Corpus, folder: Path) -> float | None:
    if engine.most_processes < 2:
        return None
    peer = engine(folder)
    try:
        return timed(peer, corpus, processes=2)
    finally:
        peer.close()
        rmtree(folder)

"""What a process keeps of the library is read by one thread, and never out of date."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from types import SimpleNamespace

import pytest

from search import library as module
from search.library import current_library

TIMEOUT = 20


@pytest.fixture
def stamps(monkeypatch):
    """The library without a database: a list whose last number is the stamp."""
    stamps = [1]
    monkeypatch.setattr(module, "LibraryStamp", SimpleNamespace(current=lambda: stamps[-1]))
    monkeypatch.setattr(module, "connection", SimpleNamespace(in_atomic_block=False))
    monkeypatch.setattr(module, "_kept", None)
    for name in ("read_synonyms", "next_expiry"):
        monkeypatch.setattr(module, name, lambda: None)
    return stamps


@pytest.mark.parametrize("in_transaction", [False, True])
def test_threads_that_come_at_once_share_one_reading(stamps, monkeypatch, in_transaction):
    read, together = [], Barrier(8)
    stamp = stamps.copy()

    def build_table():
        read.append(1)
        Event().wait(0.05)  # long enough for the others to come

    def first_look():
        # Everyone has looked once before anyone reads.
        if len(stamp) <= 8:
            stamp.append(1)
            together.wait(TIMEOUT)
        return 1

    monkeypatch.setattr(module, "build_table", build_table)
    monkeypatch.setattr(module, "LibraryStamp", SimpleNamespace(current=first_look))
    module.connection.in_atomic_block = in_transaction

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: current_library(), range(8)))

    assert len(read) == len({id(library) for library in found}) == (8 if in_transaction else 1)


def test_who_waits_for_a_reading_gets_none_from_before_a_change(stamps, monkeypatch):
    reading, go_on = Event(), Event()

    def build_table():
        reading.set()
        assert go_on.wait(TIMEOUT)

    monkeypatch.setattr(module, "build_table", build_table)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(current_library)
        assert reading.wait(TIMEOUT)
        stamps.append(2)
        second = pool.submit(current_library)
        go_on.set()

    assert (first.result().stamp, second.result().stamp) == (1, 2)
    assert current_library() is second.result()

"""Searchers that see the newest commit, each used by one thread at a time."""

import os
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError, FileIndex
from whoosh.searching import Searcher

from search.backend.generations import Generations, read_state

ATTEMPTS = 5
PAUSE_SECONDS = 0.02
MOST_IDLE = 8
REST_SECONDS = 30


class IndexMissing(Exception):
    """There is nothing to read yet."""


@dataclass
class Snapshot:
    """A searcher over one commit, with what has been worked out from that commit so far."""

    stamp: tuple[str, int]
    searcher: Searcher
    shared: dict


class Readers:
    """Lends out searchers: opening one is slow, and sharing one between threads breaks it."""

    def __init__(self, root: Path):
        self.generations = Generations(root)
        self.index: FileIndex | None = None
        self.index_name = ""
        self.idle: list[Snapshot] = []
        self.shared: tuple[tuple[str, int] | None, dict] = (None, {})
        self.lock = threading.Lock()
        self.broken: tuple[Path | None, float] = (None, 0.0)

    @contextmanager
    def snapshot(self):
        """The newest commit, for this thread alone until the block ends."""
        snapshot = self._lend()
        yield snapshot
        # Only what came through without an error is worth keeping.
        self._give_back(snapshot)

    def stamp(self) -> tuple[str, int]:
        """Which commit a reader would see now."""
        current = self.generations.current()
        if current is None:
            raise IndexMissing(self.generations.root)
        with self.lock:
            if self.index_name != current.name:
                self.index = FileStorage(str(current)).open_index()
                self.index_name = current.name
            return current.name, self.index.latest_generation()

    def stamp_or_none(self) -> tuple[str, int] | None:
        """The same, and None where the index cannot be read."""
        try:
            return self.stamp()
        except Exception:
            return None

    def mark_broken(self) -> None:
        """Advise against this index for a while: it may mend, or be rebuilt."""
        self.broken = self.generations.current(), time.monotonic() + REST_SECONDS

    def is_broken(self) -> bool:
        generation, until = self.broken
        return generation == self.generations.current() and time.monotonic() < until

    def state(self) -> dict:
        current = self.generations.current()
        if current is None:
            raise IndexMissing(self.generations.root)
        return read_state(current)

    def _lend(self) -> Snapshot:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._take() or self._open()
            except (OSError, EmptyIndexError):
                # While another process commits, listing the directory may show neither the old
                # table of contents nor the new; after a rebuild the directory may just have gone.
                if attempt == ATTEMPTS:
                    raise
                time.sleep(PAUSE_SECONDS)

    def _take(self) -> Snapshot | None:
        stamp = self.stamp()
        with self.lock:
            fresh = [idle for idle in self.idle if idle.stamp == stamp]
            outdated = [idle for idle in self.idle if idle.stamp != stamp]
            taken = fresh.pop() if fresh else None
            self.idle = fresh
        for snapshot in outdated:
            snapshot.searcher.close()
        return taken

    def _open(self) -> Snapshot:
        name, _ = self.stamp()
        searcher = FileStorage(str(self.generations.root / name)).open_index().searcher()
        # The name says which directory; the searcher knows which commit it saw.
        seen = (name, searcher.reader().generation())
        return Snapshot(seen, searcher, self._shared_by(seen))

    def _shared_by(self, stamp: tuple[str, int]) -> dict:
        """One place for all searchers over a commit to keep what is dear to work out."""
        with self.lock:
            if self.shared[0] != stamp:
                self.shared = stamp, {}
            return self.shared[1]

    def _give_back(self, snapshot: Snapshot) -> None:
        with self.lock:
            if len(self.idle) < MOST_IDLE:
                self.idle.append(snapshot)
                return
        snapshot.searcher.close()


_readers: dict[Path, Readers] = {}


def readers_of(root: Path) -> Readers:
    """The one pool of this process for an index."""
    return _readers.setdefault(Path(root), Readers(root))


# A forked worker must not read through file handles that its parent moves about in.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_readers.clear)

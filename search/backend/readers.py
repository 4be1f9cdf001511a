"""The newest commit of an index, whichever generation is in use."""

import os
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from whoosh.index import EmptyIndexError

from search.backend.engine.commits import Commits
from search.backend.engine.snapshot import Snapshot
from search.backend.engine.unchanged import WhileUnchanged
from search.backend.generations import POINTER, Generations, read_state

ATTEMPTS = 5
PAUSE_SECONDS = 0.02
REST_SECONDS = 30
CACHE_MB = 64


class IndexMissing(Exception):
    """There is nothing to read yet."""


class Readers:
    """Gives every thread of a process the same snapshot of the newest commit."""

    def __init__(self, root: Path, cache_mb: float = CACHE_MB):
        self.generations = Generations(root)
        self.current = WhileUnchanged(root / POINTER, self.generations.current)
        self.cache_bytes = int(cache_mb * 1_000_000)
        self.kept: Commits | None = None
        self.lock = threading.Lock()
        self.broken: tuple[Path | None, float] = (None, 0.0)

    @contextmanager
    def snapshot(self):
        """The newest commit; it stays as it is for as long as somebody holds it."""
        yield self._newest()

    def stamp(self) -> tuple[str, int]:
        """Which commit a reader would see now."""
        commits = self._commits()
        return commits.directory.name, commits.latest()

    def stamp_or_none(self) -> tuple[str, int] | None:
        """The same, and None where the index cannot be read."""
        try:
            return self.stamp()
        except Exception:  # whoever reads next says why in the log; here it is only asked whether
            return None

    def answering(self) -> tuple[str, int] | None:
        """The stamp of what a question is answered from now; None where nothing can be read.

        It lags behind `stamp` while another thread opens a new commit.
        """
        try:
            with self.snapshot() as snapshot:
                return snapshot.stamp
        except Exception:  # as above
            return None

    def mark_broken(self) -> None:
        """Advise against this index for a while: it may mend, or be rebuilt."""
        self.broken = self.current(), time.monotonic() + REST_SECONDS

    def is_broken(self) -> bool:
        generation, until = self.broken
        if generation == self.current() and time.monotonic() < until:
            return True
        # Our own files may answer well where Whoosh's, which writing needs, are damaged.
        return self.kept is not None and not self.kept.is_intact

    def state(self) -> dict:
        current = self.current()
        if current is None:
            raise IndexMissing(self.generations.root)
        return read_state(current)

    def memory(self) -> dict[str, int]:
        """Bytes held: `cache` of posting lists; `mapped` files, which the system may drop."""
        kept = self.kept
        return kept.kept.memory() if kept and kept.kept else {"cache": 0, "mapped": 0}

    def _newest(self) -> Snapshot:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._commits().snapshot()
            except (OSError, EmptyIndexError):
                # While another process commits, listing the directory may show neither the old
                # table of contents nor the new; after a rebuild the directory may just have gone.
                if attempt == ATTEMPTS:
                    raise
                time.sleep(PAUSE_SECONDS)

    def _commits(self) -> Commits:
        """The commits of the generation in use."""
        current = self.current()
        if current is None:
            raise IndexMissing(self.generations.root)
        kept = self.kept
        if kept is None or kept.directory != current:
            with self.lock:
                if self.kept is None or self.kept.directory != current:
                    self.kept = Commits(current, self.cache_bytes)
                kept = self.kept
        return kept


_readers: dict[Path, Readers] = {}


def readers_of(root: Path, cache_mb: float = CACHE_MB) -> Readers:
    """The one reader of this process for an index."""
    return _readers.setdefault(Path(root), Readers(root, cache_mb))


# A forked worker must not wait for a lock that a thread of its parent held.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_readers.clear)

"""The newest commit of a Whoosh index, shared by all threads of a process."""

from pathlib import Path
from threading import Lock

from search.backend.engine.arrays import SegmentArrays
from search.backend.engine.loading import load, source_size
from search.backend.engine.snapshot import Snapshot
from search.backend.engine.unchanged import WhileUnchanged
from search.backend.engine.whoosh_private import last_commit, open_index

# How long a question waits for a commit that another thread is opening; then it gets the old one.
WAIT_SECONDS = 0.5


class Commits:
    """Opens a commit once, and of it only the segments that are new."""

    def __init__(self, directory: Path, cache_bytes: int):
        self.directory = Path(directory)
        self.cache_bytes = cache_bytes
        self.index = open_index(self.directory)
        # Whoosh lists the directory; a commit puts a new file into it, which changes its time.
        self._latest = WhileUnchanged(self.directory, self.index.latest_generation)
        # Whether Whoosh's own files, from which all could be read again, are as we left them.
        self.is_intact = True
        self.kept: Snapshot | None = None
        self.arrays: dict[str, SegmentArrays] = {}
        self.opening = Lock()

    def latest(self) -> int:
        """The number of the newest commit."""
        return self._latest()

    def snapshot(self) -> Snapshot:
        kept = self.kept
        if kept is not None and kept.stamp[1] == self.latest():
            return kept
        if not self.opening.acquire(timeout=WAIT_SECONDS if kept else -1):
            return kept
        try:
            if self.kept is None or self.kept.stamp[1] != self.latest():
                self.kept = self._open()
            return self.kept
        finally:
            self.opening.release()

    def _open(self) -> Snapshot:
        commit = last_commit(self.index)
        schema = None
        arrays = {}
        for segment in commit.segments:
            known = self.arrays.get(segment.name)
            if known is None:
                schema = schema or self.index.schema
                known = load(self.directory, segment, schema)
            arrays[segment.name] = known
        self.arrays = arrays
        sizes = {name: source_size(self.directory, name) for name in arrays}
        self.is_intact = all(arrays[name].source_size == size for name, size in sizes.items())
        deleted = [segment.deleted for segment in commit.segments]
        stamp = self.directory.name, commit.generation
        return Snapshot(stamp, list(arrays.values()), deleted, self.cache_bytes)

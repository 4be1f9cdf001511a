"""Locks between processes on one machine: files that the system lets go when a process dies."""

import fcntl
import time
from contextlib import contextmanager
from pathlib import Path

from whoosh.index import LockError

PAUSE_SECONDS = 0.02


@contextmanager
def locked(path: Path, timeout: float = 0):
    """Hold a lock for the length of the block; raises LockError after `timeout` seconds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + timeout
    # Opened anew each time: two threads of one process keep each other out as well.
    with path.open("a") as file:
        while not _try(file, fcntl.LOCK_EX):
            if time.monotonic() >= until:
                raise LockError(f"{path} is held by another process")
            time.sleep(PAUSE_SECONDS)
        yield


def is_held(path: Path) -> bool:
    """Whether some process holds the lock right now."""
    try:
        # Shared, so that two processes which ask at once do not take each other for the holder.
        with path.open("rb") as file:
            return not _try(file, fcntl.LOCK_SH)
    except FileNotFoundError:
        return False


def _try(file, kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

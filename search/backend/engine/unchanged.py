"""Read something of a file or directory again only when it has changed."""

import os
from collections.abc import Callable
from pathlib import Path
from time import time_ns

# Two changes within one tick of the file system's clock leave the same time. What was read longer
# than this after the last change cannot have missed one.
SETTLED_NS = 1_000_000_000


class WhileUnchanged:
    """What `read` gave last, for as long as the path has the times and place on disk it had then.

    Raises what `read` raises. For any number of threads.
    """

    def __init__(self, path: Path, read: Callable[[], object]):
        self.path = os.fspath(path)
        self.read = read
        # One value in one step, so that no thread sees the time of one and the value of another.
        self.known: tuple = (None, None)

    def __call__(self):
        now = time_ns()
        try:
            status = os.stat(self.path)
        except OSError:
            return self.read()
        seen = status.st_mtime_ns, status.st_ino, status.st_size
        known_as, value = self.known
        if known_as == seen:
            return value
        value = self.read()
        if now - status.st_mtime_ns > SETTLED_NS:
            self.known = seen, value
        return value

"""A thread that keeps the index up to date, beside a process that runs tasks."""

import logging
import threading
import time

from django.db import close_old_connections, connections
from whoosh.index import LockError

from search.backend.draining import drain, outbox_backends
from search.backend.locks import locked
from search.backend.rebuilding import Stopped, rebuild_unready
from search.backend.serving import WORKER_LOCK, last_woken

logger = logging.getLogger(__name__)
TICK_SECONDS = 0.1
# How often to look although nobody has called: for changes to be tried again, and lost indexes.
LOOK_SECONDS = 5
# After a failure the pause doubles up to this: a full disk fills the log as well.
LONGEST_PAUSE_SECONDS = 300
STANDBY_SECONDS = 2


class IndexWorker(threading.Thread):
    """Brings changes in as they are committed; holds a lock, so that others leave it to do so.

    A second worker stands by until the first one ends. `stop()` ends it after what it is doing.
    """

    def __init__(self):
        super().__init__(name="search-worker", daemon=True)
        self.stopping = threading.Event()

    def stop(self, patience: float = 10) -> None:
        self.stopping.set()
        if self.is_alive():
            self.join(patience)

    def run(self) -> None:
        backends = outbox_backends()
        while backends and not self.stopping.is_set():
            try:
                with locked(backends[0].path / WORKER_LOCK):
                    self.work(backends)
            except LockError:
                self.stopping.wait(STANDBY_SECONDS)
            except Exception:  # the outermost edge of this thread: without it nobody indexes
                logger.exception("The search worker starts again")
                self.stopping.wait(STANDBY_SECONDS)
        connections.close_all()

    def work(self, backends) -> None:
        seen, pause, next_look = 0, LOOK_SECONDS, 0.0
        while not self.stopping.is_set():
            woken = last_woken(backends[0])
            if woken != seen or time.monotonic() >= next_look:
                seen = woken
                went_well = self.look(backends)
                pause = LOOK_SECONDS if went_well else min(pause * 2, LONGEST_PAUSE_SECONDS)
                next_look = time.monotonic() + pause
            self.stopping.wait(TICK_SECONDS)

    def look(self, backends) -> bool:
        """Do all there is to do; whether it went well."""
        close_old_connections()
        try:
            for backend in backends:
                if backend.rebuilds_itself:
                    rebuild_unready(backend, should_stop=self.stopping.is_set)
            return drain()
        except Stopped:
            return True
        except Exception:  # whatever it was, what waits is looked at again after a pause
            logger.exception("The search index could not be brought up to date")
            return False
        finally:
            close_old_connections()

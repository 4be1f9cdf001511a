"""Who brings changes in: the worker where one runs, else the process that made them."""

import logging
import os
import threading
import time

from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import connections

from search.backend.draining import drain, outbox_backends
from search.backend.locks import is_held
from search.backend.rebuilding import rebuild_unready

logger = logging.getLogger(__name__)
WORKER_LOCK = "worker.lock"
WAKE = "WAKE"
# How long a visitor who saves something may wait for its coming into the index.
MOST_SECONDS = 1.0
# How long after one attempt in the background the next one may follow.
PAUSE_SECONDS = 60

_is_serving = False
_background: threading.Thread | None = None
_last_attempt = -PAUSE_SECONDS
_lock = threading.Lock()


def after_commit() -> None:
    """Have changes that were just committed brought in."""
    try:
        backends = outbox_backends()
        if not backends:
            return
        wake_worker(backends[0])
        if worker_is_running(backends[0]):
            return
        # A command can take its time; a visitor cannot.
        if not drain(seconds=MOST_SECONDS) if _is_serving else not drain():
            start_background(patiently=False)
    except Exception:  # what was saved is saved: its writer must not get an error page
        logger.exception("Changes wait for the search index")


def worker_is_running(backend) -> bool:
    return is_held(backend.path / WORKER_LOCK)


def wake_worker(backend) -> None:
    """Tell the worker, which may be another process, that there is something to do."""
    path = backend.path / WAKE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def last_woken(backend) -> int:
    try:
        return os.stat(backend.path / WAKE).st_mtime_ns
    except FileNotFoundError:
        return 0


def ask_for_rebuild(backend) -> None:
    """Have an index that is not ready rebuilt in the background, where no worker will do it."""
    if backend.rebuilds_itself and _is_serving and not worker_is_running(backend):
        start_background(patiently=True)


def start_background(*, patiently: bool) -> None:
    """Bring in what waits and rebuild what must be, in a thread; one at a time in a process."""
    global _background, _last_attempt
    if not _is_serving:
        return
    with _lock:
        now = time.monotonic()
        if _background and _background.is_alive():
            return
        if patiently and now < _last_attempt + PAUSE_SECONDS:
            return
        _last_attempt = now
        _background = threading.Thread(target=_work, name="search-background", daemon=True)
        _background.start()


def _work() -> None:
    try:
        for backend in outbox_backends():
            if backend.rebuilds_itself:
                rebuild_unready(backend, wait=0)
        drain()
    except Exception:  # the outermost edge of this thread; the next change tries again
        logger.exception("The search index could not be brought up to date")
    finally:
        connections.close_all()


def notice_serving(sender, **kwargs) -> None:
    """A process that answers requests of a real server may work in the background."""
    global _is_serving
    # The tests' client is neither, and its transactions are for its own thread only.
    if isinstance(sender, type) and issubclass(sender, (WSGIHandler, ASGIHandler)):
        _is_serving = True
        request_started.disconnect(notice_serving)


def forget_after_fork() -> None:
    global _background, _lock
    _background, _lock = None, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=forget_after_fork)

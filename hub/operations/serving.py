"""A server and a task worker on one's own machine, which start and stop together."""

import signal
import socket
import subprocess
import sys
from contextlib import contextmanager

from django.conf import settings
from django.core.servers.basehttp import get_internal_wsgi_application, run

ADDRESS = "127.0.0.1"
PATIENCE = 10  # seconds that the worker may take to end its task


class PortTaken(Exception):
    """Another program listens there already."""


def refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        # As the server does it: a port that was just given up is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise PortTaken from error


def serve(port: int, *, when_bound) -> None:
    """Serve until stopped by Ctrl-C or a signal; calls `when_bound` as soon as visitors can come.

    Not `runserver`: that one ends the whole process when its port is taken, worker or no worker.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        with task_worker():
            run(
                ADDRESS,
                port,
                get_internal_wsgi_application(),
                threading=True,
                on_bind=lambda bound: when_bound(),
            )
    except OSError as error:
        raise PortTaken from error
    except KeyboardInterrupt:
        pass


@contextmanager
def task_worker():
    """A worker for the length of the block."""
    manage = str(settings.BASE_DIR / "manage.py")
    command = [sys.executable, manage, "task_worker", "--no-reload"]
    # A session of its own: Ctrl-C reaches the server only, which then ends the worker once.
    worker = subprocess.Popen(command, start_new_session=True)  # noqa: S603
    try:
        yield worker
    finally:
        worker.terminate()
        try:
            worker.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def _stop(number, frame):
    raise KeyboardInterrupt

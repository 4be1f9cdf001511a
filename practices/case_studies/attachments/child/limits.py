"""How much the process that reads a file may take."""

import time

MEMORY = 768 * 1024 * 1024  # bytes of address space, libraries included
SECONDS = 30  # of processor time, after which the system ends the process
SOFT_SECONDS = 20  # after which a reader stops and keeps what it has
PAGES = 500
CHARACTERS = 1_000_000
OUTPUT = 8 * 1024 * 1024  # bytes written to any one file
UNPACKED = 50 * 1024 * 1024  # bytes of one part of a zipped document

_started = time.monotonic()


def is_time_up() -> bool:
    return time.monotonic() - _started > SOFT_SECONDS


def set_limits() -> None:
    try:
        import resource
    except ImportError:  # not a Unix; the parent still watches the clock
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))

"""What keeps an index right when nobody looks: for a clock to call."""

import logging
import time

from search.backend.draining import drain, outbox_backends
from search.backend.drift import find_drift, repair
from search.backend.rebuilding import rebuild_unready
from search.backend.serving import worker_is_running
from search.backend.state import DAMAGE, check_files

logger = logging.getLogger(__name__)
CHECKED = "CHECKED"
FULL_CHECK_SECONDS = 20 * 60 * 60


def tend() -> list[str]:
    """Rebuild what cannot answer, bring changes in, and mend drift; what was done, in words.

    Which objects there are is compared each time; every file and document once a night at most.
    """
    done = []
    for backend in outbox_backends():
        full = _is_due(backend)
        if full:
            _read_every_file(backend)
        if backend.rebuilds_itself and not worker_is_running(backend):
            rebuilt = rebuild_unready(backend)
            done += [f"{rebuilt} indexes were built anew"] if rebuilt else []
        drain()
        for index in backend.all_indexes():
            if not index.is_ready():
                continue
            mended = repair(find_drift(index, full=full), index)
            if mended:
                logger.warning("%s differences of the search index %s are mended", mended, index)
                done.append(f"{index}: {mended} differences are mended")
        if full:
            (backend.path / CHECKED).touch()
    drain()
    return done


def _is_due(backend) -> bool:
    try:
        last = (backend.path / CHECKED).stat().st_mtime
    except FileNotFoundError:
        return backend.path.exists()
    return time.time() - last > FULL_CHECK_SECONDS


def _read_every_file(backend) -> None:
    for index in backend.all_indexes():
        current = index.generations.writable()
        if current is None:
            continue
        try:
            check_files(index, again=True)
        except DAMAGE as error:
            logger.exception("The search index %s is damaged", index)
            index.generations.mark_damaged(current, str(error) or type(error).__name__)
        except (OSError, MemoryError):
            logger.exception("The files of the search index %s cannot be read now", index)

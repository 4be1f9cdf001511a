"""Build whole indexes, on demand or because one needs it."""

import logging
from collections.abc import Callable, Iterable

from whoosh.index import LockError

from search.backend.building import every_key, every_object, family
from search.backend.rebuilder import WhooshRebuilder

logger = logging.getLogger(__name__)


class Stopped(Exception):
    """The process is to end; what was built so far is thrown away."""


def rebuild(
    index,
    *,
    progress: Callable[[Iterable, int], Iterable] = lambda objects, total: objects,
    should_stop: Callable[[], bool] = lambda: False,
    wait: float | None = None,
) -> int:
    """Build an index anew beside the one in use and change over; how many documents it has.

    progress: wraps the objects, given how many there are about. wait: seconds to wait for
    another rebuild to end, then LockError. Raises Stopped, RebuildFailed; the old index stays.
    """
    models = family(index.root_model)
    rebuilder = WhooshRebuilder(index, wait=wait)
    new = rebuilder.start()
    try:
        total = sum(sum(1 for _ in every_key(model)) for model in models)
        for obj in progress(_all(models, should_stop), total):
            new.add_items(type(obj), [obj])
        return rebuilder.finish()
    except BaseException:
        rebuilder.abandon()
        raise


def _all(models, should_stop):
    for model in models:
        for chunk in every_object(model):
            if should_stop():
                raise Stopped
            yield from chunk


def rebuild_unready(backend, *, wait: float = 0, should_stop=lambda: False) -> int:
    """Rebuild every index that cannot answer as it is; how many were. Others' rebuilds count."""
    rebuilt = 0
    for index in backend.all_indexes():
        state = index.state()
        if not state.needs_rebuild:
            continue
        logger.warning("The search index %s is %s: building it anew", index, state)
        try:
            documents = rebuild(index, should_stop=should_stop, wait=wait)
        except LockError:
            continue
        logger.warning("The search index %s is built: %s documents", index, documents)
        rebuilt += 1
    return rebuilt

"""Bring noted changes into the index: many documents a commit, one process at a time."""

import logging
import math
import time
from collections import defaultdict
from datetime import timedelta

from django.apps import apps
from django.db.models import F
from django.utils import timezone
from modelsearch.backends import get_search_backends
from modelsearch.backends.base import get_model_root
from modelsearch.index import class_is_indexed
from whoosh.index import LockError

from search.backend.building import Built, build
from search.backend.locks import locked
from search.backend.models import MOST_TRIES, IndexChange
from search.backend.outbox import forget, outboxes

logger = logging.getLogger(__name__)
MOST_DOCUMENTS = 200
MOST_SECONDS = 1.0  # of building documents for one commit
LOCK = "drain.lock"
AGAIN_AFTER = timedelta(minutes=1)


def outbox_backends() -> list:
    """The configured backends that follow the outbox."""
    return [b for b in get_search_backends() if getattr(b, "uses_outbox", False)]


def drain(*, seconds: float = math.inf) -> bool:
    """Bring in every change that waits, or as many as fit into `seconds`.

    Whether all was brought in, or another process is at it: that one looks again when it is
    done, so nobody needs to wait. What cannot be written now is logged and stays noted.
    """
    backends = outbox_backends()
    if not backends:
        return True
    until, stuck = time.monotonic() + seconds, set()
    while True:
        try:
            with locked(backends[0].path / LOCK):
                for database in outboxes():
                    while time.monotonic() < until and _drain_batch(database, backends, stuck):
                        pass
        except LockError:
            return True
        # A change committed just before the lock was let go may have been left to us.
        if not any(_due(database, stuck).exists() for database in outboxes()):
            return not stuck
        if time.monotonic() >= until:
            return False


def no_drain(backend):
    """Keep drains out for a block; raises LockError where one goes on for too long."""
    return locked(backend.path / LOCK, backend.lock_timeout)


def _due(database: str, stuck: set[str]):
    return IndexChange.objects.using(database).due().exclude(model__in=stuck)


def _drain_batch(database: str, backends: list, stuck: set[str]) -> bool:
    """One commit for each index that has changes; whether there was anything to do."""
    rows = list(_due(database, stuck)[:MOST_DOCUMENTS])
    by_root, foreign = defaultdict(list), []
    for row in rows:
        model = model_of(row.model)
        if model is None:
            foreign.append(row)
        else:
            by_root[get_model_root(model)].append(row)
    forget((change.pk for change in foreign), database=database)
    for root, changes in by_root.items():
        try:
            _apply(database, backends, root, changes)
        except Exception:
            # A full disk, a lock, a damaged index: not the changes' fault, so they stay noted.
            logger.exception("Changes of %s wait: the index cannot be written", root._meta.label)
            stuck.update(change.model for change in changes)
    return bool(rows)


def _apply(database: str, backends: list, root, changes: list[IndexChange]) -> None:
    labelled = {}
    for change in changes:
        model, known = model_of(change.model), labelled.get(change.key)
        # One row may have been noted as a page and as a case study: the closer class knows more.
        if known is None or issubclass(model, known):
            labelled[change.key] = model
    built = build(labelled, seconds=MOST_SECONDS)
    documents = list(built.documents.values())
    for backend in backends:
        backend.get_index_for_model(root).write(built.gone, documents, labelled)
    done = {*built.documents, *built.gone}
    forget((change.pk for change in changes if change.key in done), database=database)
    _forget_refusals(database, changes, done)
    _put_off(database, changes, built)


def _forget_refusals(database: str, changes: list[IndexChange], done: set[str]) -> None:
    """An object that has been indexed at last is not a refused one any more."""
    tried = IndexChange.objects.using(database).filter(tries__gt=0)
    if tried.exists():
        labels = {change.model for change in changes}
        tried.filter(model__in=labels, key__in=done).delete()


def _put_off(database: str, changes: list[IndexChange], built: Built) -> None:
    """Try objects that raised again later, and not for ever; one row for each is enough."""
    rows = IndexChange.objects.using(database)
    for key in built.refused:
        last, *others = [change for change in reversed(changes) if change.key == key]
        forget((change.pk for change in others), database=database)
        again = timezone.now() + AGAIN_AFTER * 2**last.tries
        rows.filter(pk=last.pk).update(tries=F("tries") + 1, due=again)
        if last.tries + 1 >= MOST_TRIES:
            older = rows.refused().filter(model=last.model, key=key).exclude(pk=last.pk)
            older.delete()
            logger.error("%s is left out of the search index until it is saved again", last)


def model_of(label: str):
    """The indexed model of this name, or None where the site has it no longer."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    return model if class_is_indexed(model) else None

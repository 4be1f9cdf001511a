"""Note what has changed, in the transaction that changes it; the index follows after the commit."""

import logging
import threading
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connections, router, transaction

from search.backend.models import IndexChange

logger = logging.getLogger(__name__)
BATCH = 500
# How far back to look whether this transaction has noted an object already.
RECENT = 50

_held_back = 0
_era = 0
_here = threading.local()


@dataclass(frozen=True)
class Noted:
    """What runs once the transaction that noted a change has committed."""

    model: str
    key: str
    database: str
    # How often this process had brought changes in: what was noted before then may be gone.
    era: int

    def __call__(self) -> None:
        # One transaction notes many changes; the first of them brings all of them in.
        if getattr(_here, "has_changes", False) and not _held_back:
            _here.has_changes = False
            from search.backend.serving import after_commit

            after_commit()


def note_changed(model, pks: Iterable) -> None:
    """Have these objects of an indexed model read again: for writes that send no signals.

    Call it in the transaction that writes; an object that is gone is taken out of the index.
    """
    note(model, pks, using=router.db_for_write(model))


def note(model, pks: Iterable, *, using: str) -> None:
    database = database_of_outbox(using)
    label = model._meta.concrete_model._meta.label_lower
    rows = [IndexChange(model=label, key=str(pk)) for pk in pks]
    if not rows:
        return
    IndexChange.objects.using(database).bulk_create(rows, batch_size=BATCH)
    _here.has_changes = True
    changed = Noted(label, rows[-1].key, database, _era)
    transaction.on_commit(changed, using=database, robust=True)


def is_noted(model, pk, *, using: str) -> bool:
    """Whether this transaction has noted the object not long ago."""
    database = database_of_outbox(using)
    noted = Noted(model._meta.concrete_model._meta.label_lower, str(pk), database, _era)
    # Django drops from this list what a rollback has undone.
    return any(hook == noted for _, hook, _ in connections[database].run_on_commit[-RECENT:])


def forget(pks: Iterable[int], *, database: str) -> None:
    """Remove what has been brought in."""
    global _era
    pks = list(pks)
    for start in range(0, len(pks), BATCH):
        rows = IndexChange.objects.using(database).filter(pk__in=pks[start : start + BATCH])
        rows.delete()
    _era += 1


@contextmanager
def held_back():
    """Leave what this block notes to whoever comes next: a rebuild, a worker, the next save."""
    global _held_back
    _held_back += 1
    try:
        yield
    finally:
        _held_back -= 1


def database_of_outbox(using: str) -> str:
    """The outbox that goes with a database: its own, unless a router keeps the table elsewhere."""
    if router.allow_migrate_model(using, IndexChange):
        return using
    return router.db_for_write(IndexChange)


def outboxes() -> list[str]:
    """Every database that has an outbox."""
    return [alias for alias in connections if router.allow_migrate_model(alias, IndexChange)]


def count_waiting() -> int:
    return sum(IndexChange.objects.using(alias).waiting().count() for alias in outboxes())


def count_refused() -> int:
    return sum(IndexChange.objects.using(alias).refused().count() for alias in outboxes())

"""The index of one family of models, as modelsearch sees it."""

import logging
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from django.db import router, transaction
from django.db.models import QuerySet
from modelsearch.backends.base import BaseIndex
from modelsearch.index import class_is_indexed

from search.backend.documents import document_for
from search.backend.durable import Damaged, unsynced
from search.backend.generations import Generations
from search.backend.journal import note_changes
from search.backend.readers import readers_of
from search.backend.schema import PK
from search.backend.state import READY, IndexState, state_of
from search.backend.writing import start_generation, write_changes

logger = logging.getLogger(__name__)


class WhooshIndex(BaseIndex):
    """Takes objects in and out; a write waits for the transaction around it to commit."""

    def __init__(self, backend, root_model):
        super().__init__(backend)
        self.root_model = root_model
        self.generations = Generations(backend.path / self.get_key())
        self.readers = readers_of(self.generations.root, backend.posting_cache_mb)

    def get_key(self) -> str:
        return f"{self.root_model._meta.app_label}_{self.root_model._meta.model_name}"

    def __str__(self):
        return self.get_key()

    def add_items(self, model, items) -> None:
        if not class_is_indexed(model):
            return
        if self.backend.uses_outbox:
            self._note(model, keys_of(items))
            return
        items = list(items)
        if items:
            self._after_commit(model, partial(self._add, items))

    def delete_item(self, item) -> None:
        # Django empties the key of a deleted object before the transaction ends.
        if self.backend.uses_outbox:
            self._note(type(item), [item.pk])
            return
        self._after_commit(type(item), partial(self.write, [str(item.pk)], []))

    def is_ready(self) -> bool:
        """Whether the index can be read, holds everything, and fits the models of today."""
        return self.state() == READY

    def state(self) -> IndexState:
        """In which state the index is; what is found to be damaged is marked as such."""
        return state_of(self)

    def reset(self) -> None:
        """Start again with an index that is empty, and complete as such."""
        quick = nullcontext() if self.backend.waits_for_commit else unsynced()
        with self.generations.writing(self.backend.lock_timeout), quick:
            self.generations.replace_with(self._empty_generation(complete=True))

    def write(self, removed, documents, labelled=None) -> None:
        """Take documents out by key and put others in, in one commit; safe on disk afterwards.

        labelled: the model of each key, for a rebuild that goes on meanwhile. Raises LockError
        while others write for too long, Damaged where the index is not as it was written,
        OSError where the disk is full.
        """
        keys = [*removed, *(document[PK] for document in documents)]
        labelled = labelled or dict.fromkeys(keys, self.root_model)
        with self.generations.writing(self.backend.lock_timeout):
            current = self.generations.writable() or self._start()
            note_changes(self.generations.under_way(), labelled)
            try:
                with nullcontext() if self.backend.waits_for_commit else unsynced():
                    write_changes(current, removed, documents)
            except Damaged as damage:
                self.generations.mark_damaged(current, str(damage))
                raise

    def _note(self, model, pks) -> None:
        from search.backend.outbox import note  # models come after apps

        note(model, pks, using=router.db_for_write(model))

    def _after_commit(self, model, write) -> None:
        if not self.backend.waits_for_commit:
            write()
            return
        transaction.on_commit(partial(logged, write), using=router.db_for_write(model))

    def _add(self, items) -> None:
        self.write([], [document_for(item) for item in items])

    def _start(self) -> Path:
        """Something to write to before the first build, which may be going on right now."""
        generation = self._empty_generation(complete=False)
        self.generations.switch_to(generation)
        return generation

    def _empty_generation(self, *, complete: bool) -> Path:
        generation = self.generations.create()
        start_generation(generation, self.root_model, complete=complete)
        return generation


def keys_of(items) -> list:
    if isinstance(items, QuerySet):
        return list(items.values_list("pk", flat=True))
    return [item.pk for item in items]


def logged(write) -> None:
    """Run a write; a search index out of step must never break what was saved."""
    try:
        write()
    except Exception:
        logger.exception("The search index missed a change; rebuild it to catch up")

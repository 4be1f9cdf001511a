"""The index of one family of models, as modelsearch sees it."""

import logging
from functools import partial
from pathlib import Path

from django.db import router, transaction
from modelsearch.backends.base import BaseIndex
from modelsearch.index import class_is_indexed

from search.backend.documents import document_for
from search.backend.generations import Generations
from search.backend.journal import note_changes
from search.backend.readers import readers_of
from search.backend.schema import fingerprint
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
        items = list(items)
        if items and class_is_indexed(model):
            self._after_commit(model, partial(self._add, model, items))

    def delete_item(self, item) -> None:
        # Django empties the key of a deleted object before the transaction ends.
        self._after_commit(type(item), partial(self._remove, type(item), str(item.pk)))

    def is_ready(self) -> bool:
        """Whether the index can be read, holds everything, and fits the models of today."""
        try:
            state = self.readers.state()
            with self.readers.snapshot():
                pass
        except Exception:
            # Whatever is wrong with it, the answer is the same.
            return False
        fits = state["schema"] == fingerprint(self.root_model)
        return state["complete"] and fits and not self.readers.is_broken()

    def reset(self) -> None:
        """Start again with an index that is empty, and complete as such."""
        with self.generations.writing(self.backend.lock_timeout):
            self.generations.replace_with(self._empty_generation(complete=True))

    def _after_commit(self, model, write) -> None:
        if not self.backend.waits_for_commit:
            write()
            return
        transaction.on_commit(partial(logged, write), using=router.db_for_write(model))

    def _add(self, model, items) -> None:
        documents = [document_for(item) for item in items]
        self._write(model, [], documents, [str(item.pk) for item in items])

    def _remove(self, model, pk: str) -> None:
        self._write(model, [pk], [], [pk])

    def _write(self, model, removed, documents, pks) -> None:
        with self.generations.writing(self.backend.lock_timeout):
            current = self.generations.current() or self._start()
            note_changes(self.generations.under_way(), model, pks)
            write_changes(current, removed, documents)

    def _start(self) -> Path:
        """Something to write to before the first build, which may be going on right now."""
        generation = self._empty_generation(complete=False)
        self.generations.switch_to(generation)
        return generation

    def _empty_generation(self, *, complete: bool) -> Path:
        generation = self.generations.create()
        start_generation(generation, self.root_model, complete=complete)
        return generation


def logged(write) -> None:
    """Run a write; a search index out of step must never break what was saved."""
    try:
        write()
    except Exception:
        logger.exception("The search index missed a change; rebuild it to catch up")

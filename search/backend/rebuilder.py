"""Build an index afresh beside the one in use, then change over at once."""

import shutil
from contextlib import ExitStack

from modelsearch.backends.base import BaseIndex
from modelsearch.index import class_is_indexed
from whoosh.index import LockError

from search.backend.building import Built, build, build_one
from search.backend.durable import DurableStorage
from search.backend.engine.writer import abandon, segment_writer
from search.backend.generations import write_state
from search.backend.journal import changed_since
from search.backend.schema import PK, fingerprint
from search.backend.verifying import verify
from search.backend.writing import start_generation, write_changes


class RebuildFailed(Exception):
    """What was built is not what was meant to be; the index in use stays."""


class WhooshRebuilder:
    """What modelsearch's rebuild command drives: start, fill, finish."""

    def __init__(self, index, *, wait: float | None = None):
        self.index = index
        self.wait = index.backend.rebuild_lock_timeout if wait is None else wait
        self.new = None
        self.covered: dict[str, list[int]] = {}
        self.locks = ExitStack()

    def start(self) -> "IndexUnderConstruction":
        """Raises LockError while another process rebuilds this index for too long."""
        generations, timeout = self.index.generations, self.index.backend.rebuild_lock_timeout
        self.locks.enter_context(generations.rebuilding(self.wait))
        try:
            with generations.writing(timeout):
                generations.sweep()
                generation = generations.create()
            start_generation(generation, self.index.root_model, complete=False)
            self.covered = self._noted()
            self.new = IndexUnderConstruction(self.index.backend, generation, self.abandon)
        except BaseException:
            self.locks.close()
            raise
        return self.new

    def finish(self) -> int:
        """Change over; how many documents there are. Raises RebuildFailed, and changes nothing."""
        try:
            self.new.close()
            generation, generations = self.new.generation, self.index.generations
            check(generation, len(self.new.seen))
            with generations.writing(self.index.backend.rebuild_lock_timeout):
                # Nobody can write now, so what is caught up here stays caught up.
                catch_up(generation)
                count = check(generation)
                write_state(generation, schema=fingerprint(self.index.root_model), complete=True)
                generations.replace_with(generation)
        except BaseException:
            self.abandon()
            raise
        self.locks.close()
        self._forget_noted()
        return count

    def abandon(self) -> None:
        """Throw away what was built, unless it is in use already, and let others try."""
        try:
            if self.new:
                abandon(self.new.writer)
                if self.index.generations.current() != self.new.generation:
                    shutil.rmtree(self.new.generation, ignore_errors=True)
        finally:
            self.locks.close()

    def _noted(self) -> dict[str, list[int]]:
        """The rows of the outbox that this build makes needless, by database."""
        if not self.index.backend.uses_outbox:
            return {}
        from search.backend.draining import no_drain, outbox_backends
        from search.backend.noted import rows_of

        if len(outbox_backends()) != 1:
            # Another index that follows the same outbox may still need them.
            return {}
        try:
            # A drain under way may have read an object before its last row was noted, and write
            # that to the new generation; one that begins later reads what the rows tell of.
            with no_drain(self.index.backend):
                return rows_of(self.index.root_model)
        except LockError:
            return {}

    def _forget_noted(self) -> None:
        if self.covered or self.new.refused:
            from search.backend.noted import forget_rows, note_refused

            forget_rows(self.covered)
            note_refused(self.new.refused)


class IndexUnderConstruction(BaseIndex):
    """Writes straight into a new generation, with one commit at the end."""

    def __init__(self, backend, generation, on_failure):
        super().__init__(backend)
        self.generation = generation
        self.on_failure = on_failure
        self.seen = set()
        self.refused: list[tuple[type, str]] = []
        self.open()

    def open(self) -> None:
        self.writer = segment_writer(self.generation)

    def close(self) -> None:
        self.writer.commit()

    def add_items(self, model, items) -> None:
        if not class_is_indexed(model):
            return
        try:
            for item in items:
                built = Built()
                build_one(item, built)
                for document in built.documents.values():
                    self.add(document)
                self.refused += [(type(item), key) for key in built.refused]
        except BaseException:
            self.on_failure()
            raise

    def add(self, document: dict) -> None:
        filled = {name: value for name, value in document.items() if value}
        if document[PK] not in self.seen:
            self.seen.add(document[PK])
            self.writer.add_document(**filled)
            return
        # A parent row listed again as its child: the child's document replaces it,
        # which Whoosh can only do to what is committed.
        self.close()
        self.open()
        self.writer.update_document(**filled)


def check(generation, expected: int | None = None) -> int:
    """How many documents a new generation has, read back from its files."""
    index = DurableStorage(str(generation)).open_index()
    verify(generation, index.latest_generation())
    count = index.doc_count()
    if expected is not None and count != expected:
        raise RebuildFailed(f"{count} documents were written of {expected}")
    return count


def catch_up(generation) -> None:
    """Bring in what changed in the database while the generation was built."""
    labelled = {}
    for model, pk in changed_since(generation):
        known = labelled.get(pk)
        if known is None or issubclass(model, known):
            labelled[pk] = model
    if labelled:
        built = build(labelled)
        write_changes(generation, [*built.gone, *built.refused], list(built.documents.values()))

"""Build an index afresh beside the one in use, then change over at once."""

from modelsearch.backends.base import BaseIndex
from modelsearch.index import class_is_indexed, get_indexed_instance

from search.backend.documents import document_for
from search.backend.engine.writer import segment_writer
from search.backend.generations import write_state
from search.backend.journal import changed_since
from search.backend.schema import PK, fingerprint
from search.backend.writing import abandon, start_generation, write_changes


class WhooshRebuilder:
    """What modelsearch's rebuild command drives: start, fill, finish."""

    def __init__(self, index):
        self.index = index
        self.new = None

    def start(self) -> "IndexUnderConstruction":
        with self.index.generations.writing(self.index.backend.rebuild_lock_timeout):
            generation = self.index.generations.create()
        start_generation(generation, self.index.root_model, complete=False)
        self.new = IndexUnderConstruction(self.index.backend, generation)
        return self.new

    def finish(self) -> None:
        self.new.close()
        generation, generations = self.new.generation, self.index.generations
        with generations.writing(self.index.backend.rebuild_lock_timeout):
            # Nobody can write now, so what is caught up here stays caught up.
            catch_up(generation)
            write_state(generation, schema=fingerprint(self.index.root_model), complete=True)
            generations.replace_with(generation)


class IndexUnderConstruction(BaseIndex):
    """Writes straight into a new generation, with one commit at the end."""

    def __init__(self, backend, generation):
        super().__init__(backend)
        self.generation = generation
        self.seen = set()
        self.open()

    def open(self) -> None:
        self.writer = segment_writer(self.generation)

    def close(self) -> None:
        self.writer.commit()

    def add_items(self, model, items) -> None:
        try:
            for document in map(document_for, items):
                self.add(document)
        except BaseException:
            abandon(self.writer)
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


def catch_up(generation) -> None:
    """Bring in what changed in the database while the generation was built."""
    removed, documents = [], []
    for model, pk in changed_since(generation):
        # Where the object is gone, or no longer to be indexed, only the removal remains.
        removed.append(pk)
        obj = model._default_manager.filter(pk=pk).first()
        current = obj and get_indexed_instance(obj)
        if current and class_is_indexed(type(current)):
            documents.append(document_for(current))
    if removed:
        write_changes(generation, removed, documents)

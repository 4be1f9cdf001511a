"""Put documents into a generation and take them out."""

from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path

from search.backend.durable import DurableStorage
from search.backend.engine.writer import abandon, segment_writer
from search.backend.generations import write_state
from search.backend.schema import PK, fingerprint, schema_for
from search.backend.verifying import verify

# What this process has found whole, by index and for the generation it wrote to last.
_whole: dict[Path, tuple[str, dict]] = {}


def start_generation(path: Path, root_model, *, complete: bool) -> None:
    """Lay an empty index into a new directory."""
    DurableStorage(str(path)).create_index(schema_for(root_model))
    write_state(path, schema=fingerprint(root_model), complete=complete)


@contextmanager
def open_writer(generation: Path):
    """A Whoosh writer that commits at the end, or leaves the index as it was.

    Raises Damaged, and writes nothing, where files are not as they were written: merging would
    give damaged text a new and right checksum.
    """
    number = DurableStorage(str(generation)).open_index().latest_generation()
    root, name = generation.parent, generation.name
    known_of, known = _whole.get(root, ("", {}))
    _whole[root] = name, verify(generation, number, known if known_of == name else None)
    writer = segment_writer(generation)
    try:
        yield writer
        writer.commit()
    except BaseException:
        abandon(writer)
        raise


def write_changes(generation: Path, removed: Iterable[str], documents: Iterable[dict]) -> None:
    """Remove documents by key and add or replace others, all in one commit."""
    # Within one commit Whoosh does not see what it has just added: the last document wins here.
    latest = {document[PK]: document for document in documents}
    with open_writer(generation) as writer:
        known = set(writer.schema.names())
        for pk in removed:
            writer.delete_by_term(PK, pk)
        for document in latest.values():
            # An older index may lack a column that the code has gained since.
            writer.update_document(**{k: v for k, v in document.items() if k in known and v})

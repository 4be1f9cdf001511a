"""The Whoosh writer that everything is written through."""

from pathlib import Path

from whoosh.filedb.filestore import FileStorage

MEMORY_MB = 64


def segment_writer(directory: Path, *, memory_mb: int = MEMORY_MB):
    """A Whoosh writer that leaves our arrays beside every segment it writes.

    Use it like any: add_document, update_document, delete_by_term, commit or cancel.
    """
    return FileStorage(str(directory)).open_index().writer(limitmb=memory_mb)

"""The Whoosh writer that everything is written through."""

from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.writing import SegmentWriter

from search.backend.engine.loading import write_missing

MEMORY_MB = 64


def segment_writer(directory: Path, *, memory_mb: int = MEMORY_MB):
    """A Whoosh writer that leaves our arrays beside every segment it writes.

    Use it like any: add_document, update_document, delete_by_term, commit or cancel.
    """
    return ArraysWriter(FileStorage(str(directory)).open_index(), limitmb=memory_mb)


class ArraysWriter(SegmentWriter):
    def commit(self, *args, **options):
        super().commit(*args, **options)
        write_missing(Path(self.storage.folder))


def abandon(writer) -> None:
    """Leave the index as it was, and let go of its lock whatever happens."""
    try:
        writer.cancel()
    except Exception:
        # With a full disk cancelling fails as well, and the process would keep the lock for good.
        if writer.writelock:
            writer.writelock.release()

"""The Whoosh writer that everything is written through."""

from pathlib import Path

from search.backend.engine.whoosh_private import open_index
from search.backend.engine.whoosh_writing import ArraysWriter


def segment_writer(directory: Path):
    """A Whoosh writer that leaves our arrays beside every segment it writes.

    Use it like any: add_document, update_document, delete_by_term, commit or cancel.
    """
    return ArraysWriter(open_index(directory))


def abandon(writer) -> None:
    """Leave the index as it was, and let go of its lock whatever happens."""
    try:
        writer.cancel()
    except Exception:
        # With a full disk cancelling fails as well, and the process would keep the lock for good.
        if writer.writelock and not writer.is_closed:
            writer.writelock.release()

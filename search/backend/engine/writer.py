"""The Whoosh writer that everything is written through."""

import logging
from pathlib import Path

from search.backend.engine.whoosh_private import open_index
from search.backend.engine.whoosh_writing import ArraysWriter

logger = logging.getLogger(__name__)

MEMORY_MB = 256


def segment_writer(directory: Path, *, memory_mb: float = MEMORY_MB):
    """A Whoosh writer that leaves our arrays beside every segment it writes.

    Use it like any: add_document, update_document, delete_by_term, commit or cancel.
    """
    return ArraysWriter(open_index(directory), memory_mb=memory_mb)


def abandon(writer) -> None:
    """Leave the index as it was, and let go of its lock whatever happens."""
    try:
        writer.cancel()
    except Exception:
        # With a full disk cancelling fails as well, and the process would keep the lock for good.
        if writer.writelock and not writer.is_closed:
            writer.writelock.release()

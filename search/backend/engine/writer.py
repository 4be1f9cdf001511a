"""The writer that everything goes into an index through."""

import logging
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from whoosh.index import create_in
from whoosh.writing import SegmentWriter

from search.backend.engine import whoosh_writing
from search.backend.engine.commits import Commits
from search.backend.engine.fields import KEY, WORDS, schema_of
from search.backend.engine.loading import write_missing
from search.backend.engine.whoosh_private import open_index

logger = logging.getLogger(__name__)


def segment_writer(directory: Path) -> SegmentWriter:
    """A Whoosh writer that leaves our arrays beside every segment it writes.

    Use it like any: add_document, update_document, delete_by_term, commit or cancel.
    """
    index = open_index(directory)
    return whoosh_writing.ArraysWriter(index) if whoosh_is_as_expected() else PlainWriter(index)


class PlainWriter(SegmentWriter):
    """Whoosh's own way, and the arrays taken from its postings afterwards: slow."""

    def commit(self, *args, **options):
        super().commit(*args, **options)
        try:
            write_missing(Path(self.storage.folder))
        except Exception:
            # What is committed stays; readers decode it for themselves.
            logger.exception("Arrays could not be written beside %s", self.storage.folder)


@cache
def whoosh_is_as_expected() -> bool:
    """Write a small index once a process: does what we use of Whoosh's inside still work?"""
    try:
        with TemporaryDirectory() as directory:
            create_in(directory, schema_of(["text"]))
            for key, text in [("1", "damp damp"), ("2", "mould damp"), ("1", "damp")]:
                writer = whoosh_writing.ArraysWriter(open_index(Path(directory)))
                writer.update_document(**{KEY: key, WORDS: text, "text": text})
                writer.commit(optimize=key == "2")
            snapshot = Commits(Path(directory), 0).snapshot()
            found = snapshot.document_frequencies("text", snapshot.live)
            written = write_missing(Path(directory))
    except Exception:  # another Whoosh may fail in any way; the slow way works with all
        logger.exception("Whoosh is not as expected; indexing the slow way")
        return False
    if found != {"damp": 2, "mould": 1} or snapshot.live_documents != 2 or written:
        logger.error("Whoosh is not as expected; indexing the slow way")
        return False
    return True


def abandon(writer) -> None:
    """Leave the index as it was, and let go of its lock whatever happens."""
    try:
        writer.cancel()
    except Exception:
        # With a full disk cancelling fails as well, and the process would keep the lock for good.
        if writer.writelock and not writer.is_closed:
            writer.writelock.release()

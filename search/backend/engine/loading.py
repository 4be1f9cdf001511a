"""Get hold of a segment's arrays: from our file, or else from Whoosh's postings."""

import logging
from pathlib import Path

from whoosh.reading import SegmentReader

from search.backend.engine import sidecar
from search.backend.engine.arrays import SegmentArrays
from search.backend.engine.decode import decode_segment
from search.backend.engine.whoosh_private import (
    CommittedSegment,
    last_commit,
    open_index,
    segment_file,
)

logger = logging.getLogger(__name__)

KEY = "pk"


def load(directory: Path, segment: CommittedSegment, schema) -> SegmentArrays:
    """The segment's arrays; where our file is not whole, it is written anew on the way."""
    path = sidecar.path_beside(directory, segment.name)
    try:
        arrays = sidecar.read(path, segment.name)
        if arrays.documents == segment.documents:
            return arrays
        logger.warning("%s is not of this segment", path)
    except sidecar.SidecarError as error:
        logger.warning("Reading postings the slow way: %s", error)
    arrays = decode(directory, segment, schema)
    try:
        sidecar.write(path, arrays)
    except OSError as error:
        # A reader may have no right to write here.
        logger.warning("%s could not be written: %s", path, error)
    return arrays


def decode(directory: Path, segment: CommittedSegment, schema) -> SegmentArrays:
    from whoosh.filedb.filestore import FileStorage

    reader = SegmentReader(FileStorage(str(directory)), schema, segment.segment)
    try:
        return decode_segment(reader, segment.name, KEY, source_size(directory, segment.name))
    finally:
        reader.close()


def source_size(directory: Path, name: str) -> int:
    """The size of Whoosh's own file; raises OSError where a merge has just taken it away."""
    return segment_file(directory, name).stat().st_size


def write_missing(directory: Path) -> int:
    """Write our file beside every committed segment that has none or a damaged one.

    Returns how many were written. Call it while nobody else writes to the index.
    """
    index = open_index(directory)
    schema, written = index.schema, 0
    for segment in last_commit(index).segments:
        path = sidecar.path_beside(directory, segment.name)
        try:
            sidecar.read(path, segment.name)
        except sidecar.SidecarError:
            sidecar.write(path, decode(directory, segment, schema))
            written += 1
    return written

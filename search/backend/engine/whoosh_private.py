"""All that we use of Whoosh beyond its public interface, for version 2.7.4.

Where it is not as expected, reading goes through the public interface.
"""

from dataclasses import dataclass
from pathlib import Path

from whoosh.index import FileIndex

from search.backend.durable import DurableStorage


@dataclass(frozen=True)
class CommittedSegment:
    name: str
    documents: int
    deleted: frozenset[int]
    segment: object


@dataclass(frozen=True)
class Commit:
    generation: int
    segments: list[CommittedSegment]


def open_index(directory: Path) -> FileIndex:
    return DurableStorage(str(directory)).open_index()


def last_commit(index: FileIndex) -> Commit:
    """The segments of the newest commit. Opens none of their files."""
    try:
        toc = index._read_toc()
        generation, segments = toc.generation, toc.segments
    except AttributeError:
        return last_commit_by_reader(index)
    return Commit(generation, [committed(segment) for segment in segments])


def last_commit_by_reader(index: FileIndex) -> Commit:
    """The same by public means, which opens every segment."""
    with index.reader() as reader:
        segments = [leaf.segment() for leaf, _ in reader.leaf_readers()]
        return Commit(reader.generation(), [committed(s) for s in segments if s is not None])


def committed(segment) -> CommittedSegment:
    deleted = frozenset(segment.deleted_docs())
    return CommittedSegment(segment.segment_id(), segment.doc_count_all(), deleted, segment)


def segment_file(directory: Path, name: str) -> Path:
    return Path(directory) / f"{name}.seg"

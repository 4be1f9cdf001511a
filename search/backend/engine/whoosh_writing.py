"""Write a segment for Whoosh and for us from the same postings.

Whoosh keeps its schema, its files, its merge policy and its commits. What is replaced is the way
of postings into a segment: they are gathered by term (no sorting of single postings), written to
Whoosh's files a block at a time, and laid beside them as arrays. Uses private parts of 2.7.4.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from operator import sub
from pathlib import Path
from pickle import dumps
from zlib import compress

import numpy as np
from whoosh.codec.whoosh3 import (
    WHOOSH3_HEADER_MAGIC,
    W3Codec,
    W3FieldWriter,
    W3PerDocWriter,
    W3Segment,
    W3TermInfo,
)
from whoosh.system import pack_int, pack_long, pack_ushort
from whoosh.util.numeric import length_to_byte
from whoosh.writing import SegmentWriter

from search.backend.engine import sidecar
from search.backend.engine.arrays import Run, SegmentArrays, column_of, keys_of
from search.backend.engine.decode import decode_segment
from search.backend.engine.gathering import Gathering, run_of_column
from search.backend.engine.loading import KEY, source_size

BLOCK = 128
WORTH_COMPRESSING = 500  # bytes: blocks of rare words gain little
TERM_INFO = W3TermInfo._struct


class ArraysCodec(W3Codec):
    """Whoosh's codec, which also remembers keys, lengths and columns of the segment written."""

    length_stats = False  # we count lengths ourselves

    def __init__(self):
        super().__init__()
        self.keys: list[str] = []
        self.lengths: dict[str, bytearray] = defaultdict(bytearray)
        self.totals: dict[str, int] = {}
        self.columns: dict = {}

    def new_segment(self, storage, indexname):
        # A segment is pickled with its codec: the plain one reads what we write.
        return W3Segment(W3Codec(), indexname)

    def per_document_writer(self, storage, segment):
        return DocumentWriter(self, storage, segment)

    def field_writer(self, storage, segment):
        return PostingsWriter(self, storage, segment)

    def length_bytes(self, column: str, documents: int) -> np.ndarray:
        """The length byte of every document in a column."""
        found = np.zeros(documents, np.uint8)
        known = np.frombuffer(bytes(self.lengths.get(column, b"")), np.uint8)
        found[: len(known)] = known
        return found


class DocumentWriter(W3PerDocWriter):
    def add_field(self, fieldname, fieldobj, value, length):
        super().add_field(fieldname, fieldobj, value, length)
        if fieldname == KEY:
            self._codec.keys.append(value)
        elif length:
            lengths = self._codec.lengths[fieldname]
            # Documents without this field lie in between.
            lengths.extend(bytes(self._docnum - len(lengths)))
            lengths.append(length_to_byte(length))

    def close(self):
        super().close()
        self._codec.totals = dict(self._fieldlengths)
        self._codec.documents = self._doccount


class PostingsWriter(W3FieldWriter):
    """Takes whole columns from a Gathering in place of single postings."""

    def add_postings(self, schema, lengths, runs):
        for name, run in runs:
            if name in schema:
                self._add_column(name, schema[name], run)

    def _add_column(self, name: str, field, run: Run) -> None:
        codec = self._codec
        length_bytes = codec.length_bytes(name, codec.documents)[run.docs]
        if name != KEY:
            codec.columns[name] = column_of(
                run, length_bytes, codec.documents, codec.totals.get(name, 0)
            )
        self.start_field(name, field)
        self._add_terms(run, length_bytes, values_for(field.format, run))
        self.finish_field()

    def _add_terms(self, run: Run, length_bytes: np.ndarray, values) -> None:
        """Write every term: its blocks of postings, and its entry among the terms."""
        if not run.terms:
            return
        first = run.starts[:-1]
        weights = np.add.reduceat(run.frequencies, first).tolist()
        heaviest = np.maximum.reduceat(run.frequencies, first).tolist()
        shortest = np.minimum.reduceat(length_bytes, first).tolist()
        longest = np.maximum.reduceat(length_bytes, first).tolist()
        starts = run.starts.tolist()
        field, pack, write = pack_ushort(self._fieldid), TERM_INFO.pack, self._postfile.write
        place = self._postfile.tell()
        for number, term in enumerate(run.terms):
            begin, end = starts[number], starts[number + 1]
            docs = run.docs[begin:end].tolist()
            frequencies = run.frequencies[begin:end].tolist()
            if end - begin <= BLOCK:
                block = block_of(
                    docs, frequencies, values(begin, end), shortest[number], longest[number], True
                )
            else:
                block = b"".join(long_blocks(docs, frequencies, values, length_bytes, begin))
            info = pack(
                0,
                weights[number],
                end - begin,
                shortest[number],
                longest[number],
                heaviest[number],
                docs[0],
                docs[-1],
            )
            size = len(WHOOSH3_HEADER_MAGIC) + len(block)
            write(WHOOSH3_HEADER_MAGIC + block)
            self._tindex.add(field + term, info + pack_long(place) + pack_int(size))
            place += size


def long_blocks(docs, frequencies, values, length_bytes, begin: int) -> Iterator[bytes]:
    """The postings of a frequent term; `begin` is the place of the first in the column."""
    for first in range(0, len(docs), BLOCK):
        last = min(first + BLOCK, len(docs))
        lengths = length_bytes[begin + first : begin + last]
        yield block_of(
            docs[first:last],
            frequencies[first:last],
            values(begin + first, begin + last),
            int(lengths.min()),
            int(lengths.max()),
            last == len(docs),
        )


def block_of(docs, frequencies, values, shortest: int, longest: int, is_last: bool) -> bytes:
    """One block of postings, as W3PostingsWriter would write it."""
    steps = (docs[0], *map(sub, docs[1:], docs))
    heaviest = max(frequencies)
    weights = None if heaviest == 1 else tuple(map(float, frequencies))
    data = dumps((steps, weights, values), 2)
    # Read only where our files are damaged, so that little time goes into making them small.
    level = 1 if len(data) > WORTH_COMPRESSING else 0
    if level:
        data = compress(data, level)
    info = dumps((len(docs), docs[-1], float(heaviest), level, shortest, longest), 2)
    size = len(info) + len(data)
    return pack_int(-size if is_last else size) + info + data


def values_for(field_format, run: Run) -> Callable[[int, int], object]:
    """What the format keeps of the postings from one place to another of a column."""
    if field_format.supports("positions"):
        text = run.positions.tobytes()
        ends = [0, *(np.cumsum(run.frequencies, dtype=np.int64) * 4).tolist()]
        return lambda begin, end: tuple(text[a:b] for a, b in pairwise(ends[begin : end + 1]))
    if field_format.fixed_value_size() == 0:
        return lambda begin, end: None
    # As whoosh.formats.Frequency does.
    text = run.frequencies.astype(">u4").tobytes()
    return lambda begin, end: text[4 * begin : 4 * end]


class ArraysWriter(SegmentWriter):
    """Whoosh's writer. One commit makes one segment, with our file beside it."""

    def __init__(self, index, **options):
        codec = ArraysCodec()
        super().__init__(index, codec=codec, **options)
        self.directory = Path(self.storage.folder)
        self.pool = Gathering()
        self._lookup = None

    def add_document(self, **fields):
        self._check_state()
        schema, writer = self.schema, self.perdocwriter
        self._check_fields(schema, fields)
        writer.start_doc(self.docnum)
        for name in sorted(fields):
            value = fields[name]
            if value is None:
                continue
            field = schema[name]
            length = self._gather(name, field, value) if field.indexed else 0
            writer.add_field(name, field, value if field.stored else None, length)
            if field.column_type:
                writer.add_column_value(name, field.column_type, field.to_column_value(value))
        writer.finish_doc()
        self._added = True
        self.docnum += 1
        self.pool.relieve()

    def _gather(self, name: str, field, value) -> int:
        """Take the terms of a field; returns how many, where that counts for scores."""
        if not isinstance(value, str):
            raise ValueError(f"{value!r} is not unicode")
        tokens = self.pool.column(name, field)
        if tokens.ids.analyzer:
            return tokens.add_text(self.docnum, value)
        terms = ((term, frequency) for term, frequency, _, _ in field.index(value))
        length = tokens.add_terms(self.docnum, terms)
        return length if field.scorable else 0

    def update_document(self, **fields):
        """Add a document in place of a committed one with the same key."""
        for number in self._numbers_of(fields[KEY]):
            self.delete_document(number)
        self.add_document(**fields)

    def _numbers_of(self, key: str) -> list[int]:
        # Whoosh would open every segment for each document anew.
        if self._lookup is None:
            self._lookup = self.reader()
        if (KEY, key) not in self._lookup:
            return []
        return list(self._lookup.postings(KEY, key).all_ids())

    def add_postings_to_pool(self, reader, startdoc, docmap):
        """Take in the postings of a segment that is merged into this one."""
        numbers = np.full(reader.doc_count_all(), -1, np.int32)
        if docmap is None:
            numbers[:] = np.arange(startdoc, startdoc + len(numbers))
        else:
            numbers[list(docmap)] = list(docmap.values())
        arrays = self._arrays_of(reader)
        for name, column in arrays.columns.items():
            if name in self.schema:
                self.pool.take_run(name, self.schema[name], run_of_column(column, numbers))
        keys = self.pool.column(KEY, self.schema[KEY])
        for number, key in zip(numbers.tolist(), arrays.keys.tolist(), strict=True):
            if number >= 0:
                keys.add_terms(number, [(str(key).encode(), 1)])

    def _arrays_of(self, reader) -> SegmentArrays:
        name = reader.segment().segment_id()
        try:
            return sidecar.read(sidecar.path_beside(self.directory, name), name)
        except sidecar.SidecarError:
            return decode_segment(reader, name, KEY, 0)

    def _flush_segment(self):
        self.perdocwriter.close()
        self.fieldwriter.add_postings(self.schema, None, self.pool.runs())
        self.fieldwriter.close()

    def _finalize_segment(self):
        segment = super()._finalize_segment()
        name, codec = segment.segment_id(), self.codec
        arrays = SegmentArrays(
            name,
            segment.doc_count_all(),
            keys_of(codec.keys),
            codec.columns,
            source_size(self.directory, name),
        )
        # Before the commit, so that no reader ever sees the segment without it.
        sidecar.write(sidecar.path_beside(self.directory, name), arrays)
        return segment

    def commit(self, *args, **options):
        self._close_lookup()
        super().commit(*args, **options)

    def cancel(self):
        self._close_lookup()
        super().cancel()

    def _close_lookup(self):
        if self._lookup is not None:
            self._lookup.close()
            self._lookup = None

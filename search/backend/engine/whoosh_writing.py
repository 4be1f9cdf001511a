"""Write a segment for Whoosh and for us from the same postings.

Whoosh keeps its schema, its files, its merge policy and its commits. What is replaced is the way
of postings into a segment: they are gathered by term (no sorting of single postings), written to
Whoosh's files a block at a time, and laid beside them as arrays. Uses private parts of 2.7.4.
"""

from collections import defaultdict
from pathlib import Path
from pickle import dumps

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

from search.backend.analyzers import Analyzer
from search.backend.engine import sidecar
from search.backend.engine.arrays import SegmentArrays, keys_of
from search.backend.engine.decode import column_from, decode_segment
from search.backend.engine.gathering import Gathering
from search.backend.engine.loading import KEY, source_size

BLOCK = 128
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
    """Takes whole terms from a Gathering in place of single postings."""

    def add_postings(self, schema, lengths, records):
        column, rows = None, []
        for record in records:
            if record[0] != column:
                if rows:
                    self._add_column(schema, column, rows)
                column, rows = record[0], []
            rows.append(record[1:])
        if rows:
            self._add_column(schema, column, rows)

    def _add_column(self, schema, name: str, rows: list[tuple]) -> None:
        if name not in schema:
            return
        field_format = schema[name].format
        codec, has_positions = self._codec, field_format.supports("positions")
        lengths = codec.length_bytes(name, codec.documents)
        terms, docs, frequencies, positions = zip(*rows, strict=True)
        column = column_from(
            terms,
            [len(found) for found in docs],
            np.concatenate(docs),
            np.concatenate(frequencies),
            lengths,
            codec.totals.get(name, 0),
            np.concatenate(positions) if has_positions else None,
        )
        if name != KEY:
            codec.columns[name] = column
        self.start_field(name, schema[name])
        encode = encoder_for(field_format)
        for row in rows:
            self._add_term(*row, lengths, encode)
        self.finish_field()

    def _add_term(self, term: bytes, docs, frequencies, positions, lengths, encode) -> None:
        start = self._postfile.tell()
        self._postfile.write(WHOOSH3_HEADER_MAGIC)
        count = len(docs)
        frequencies_list = frequencies.tolist()
        values = encode(frequencies, frequencies_list, positions)
        length_bytes = lengths[docs]
        for first in range(0, count, BLOCK):
            self._add_block(
                docs[first : first + BLOCK],
                frequencies_list[first : first + BLOCK],
                values(first, first + BLOCK),
                length_bytes[first : first + BLOCK],
                is_last=first + BLOCK >= count,
            )
        info = TERM_INFO.pack(
            0,
            float(sum(frequencies_list)),
            count,
            int(length_bytes.min()),
            int(length_bytes.max()),
            float(max(frequencies_list)),
            docs.item(0),
            docs.item(count - 1),
        )
        extent = pack_long(start) + pack_int(self._postfile.tell() - start)
        self._tindex.add(pack_ushort(self._fieldid) + term, info + extent)

    def _add_block(self, docs, frequencies: list[int], values, length_bytes, *, is_last: bool):
        steps = np.diff(docs, prepend=np.int32(0)).tolist()
        highest = max(frequencies)
        weights = None if highest == 1 else tuple(map(float, frequencies))
        data = dumps((tuple(steps), weights, values), 2)
        info = dumps(
            (
                len(steps),
                docs.item(-1),
                float(highest),
                0,  # not compressed: these files are read when ours are damaged, and by merges
                int(length_bytes.min()),
                int(length_bytes.max()),
            ),
            2,
        )
        size = len(info) + len(data)
        self._postfile.write(pack_int(-size if is_last else size) + info + data)


def encoder_for(field_format):
    """How this format keeps what belongs to a posting: a function that gives it for a block."""
    if field_format.supports("positions"):
        encode = field_format.encode_many
    elif field_format.fixed_value_size() == 0:
        return lambda frequencies, listed, positions: lambda first, last: None
    else:
        # As whoosh.formats.Frequency does.
        def encode(frequencies, listed, positions):
            return lambda first, last: frequencies[first:last].astype(">u4").tobytes()

    return encode


class ArraysWriter(SegmentWriter):
    """Whoosh's writer. One commit makes one segment, with our file beside it."""

    def __init__(self, index, *, memory_mb: float, **options):
        codec = ArraysCodec()
        super().__init__(index, codec=codec, **options)
        self.directory = Path(self.storage.folder)
        self.pool = Gathering(Path(self._tempstorage.folder), int(memory_mb * 1_000_000))
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
        analyzer = field.analyzer
        if isinstance(analyzer, Analyzer):
            if field.format.supports("positions"):
                return self.pool.add_placed(name, self.docnum, analyzer.placed(value))
            return self.pool.add_counted(name, self.docnum, analyzer.counted(value))
        length = 0
        for term, frequency, _, _ in field.index(value):
            self.pool.add(name, term, self.docnum, frequency)
            length += frequency
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
                self._take_column(name, column, numbers)
        one = np.ones(1, np.int32)
        for number, key in zip(numbers.tolist(), arrays.keys.tolist(), strict=True):
            if number >= 0:
                self.pool.extend(KEY, str(key).encode(), one * number, one, one[:0])
        self.pool.relieve()

    def _arrays_of(self, reader) -> SegmentArrays:
        name = reader.segment().segment_id()
        try:
            return sidecar.read(sidecar.path_beside(self.directory, name), name)
        except sidecar.SidecarError:
            return decode_segment(reader, name, KEY, 0)

    def _take_column(self, name: str, column, numbers: np.ndarray) -> None:
        docs = numbers[column.docs]
        frequencies = column.frequencies(slice(0, len(docs))).astype(np.int32)
        kept = docs >= 0
        starts = np.concatenate([[0], np.cumsum(kept)])[column.starts]
        has_positions = len(column.positions) > 0
        if has_positions:
            positions = column.positions[np.repeat(kept, frequencies)]
        docs, frequencies = docs[kept], frequencies[kept]
        if has_positions:
            ends = np.concatenate([[0], np.cumsum(frequencies)])[starts]
        none = np.empty(0, np.int32)
        for place, term in enumerate(column.terms):
            first, last = starts.item(place), starts.item(place + 1)
            if first == last:
                continue
            found = positions[ends.item(place) : ends.item(place + 1)] if has_positions else none
            self.pool.extend(name, term, docs[first:last], frequencies[first:last], found)

    def _flush_segment(self):
        self.perdocwriter.close()
        self.fieldwriter.add_postings(self.schema, None, self.pool.records())
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

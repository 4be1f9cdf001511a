"""Take the arrays of a segment from Whoosh's own postings: slow, and always right.

Uses Whoosh's public reading interface alone.
"""

import numpy as np
from whoosh.matching import FilterMatcher
from whoosh.util.numeric import length_to_byte

from search.backend.engine.arrays import Column, SegmentArrays, Terms, codes_of, keys_of


def decode_segment(reader, name: str, key_column: str, source_size: int) -> SegmentArrays:
    """The arrays of the segment under this Whoosh reader, deleted documents among them."""
    documents = reader.doc_count_all()
    keys = reader.column_reader(key_column) if documents else []
    columns = {
        column: decode_column(reader, column, documents)
        for column in sorted(reader.indexed_field_names())
        if column != key_column and column in reader.schema
    }
    return SegmentArrays(
        name, documents, keys_of([keys[n] for n in range(documents)]), columns, source_size
    )


def decode_column(reader, column: str, documents: int) -> Column:
    has_positions = reader.schema[column].format.supports("positions")
    terms, counts, docs, frequencies, positions = [], [], [], [], []
    for term in reader.lexicon(column):
        matcher = undeleted(reader.postings(column, term))
        before = len(docs)
        while matcher.is_active():
            docs.append(matcher.id())
            frequencies.append(round(matcher.weight()))
            if has_positions:
                positions.append(matcher.value_as("positions"))
            matcher.next()
        terms.append(term)
        counts.append(len(docs) - before)
    lengths = np.array(
        [length_to_byte(reader.doc_field_length(n, column, 0)) for n in range(documents)], np.uint8
    )
    return column_from(
        terms,
        counts,
        docs,
        frequencies,
        lengths,
        reader.field_length(column),
        [place for places in positions for place in places] if has_positions else None,
    )


def undeleted(matcher):
    """Whoosh hides what is deleted; our arrays keep it, as they outlive deletions."""
    if isinstance(matcher, FilterMatcher):
        # It has moved on to the first that is not deleted.
        matcher.child.reset()
        return matcher.child
    return matcher


def column_from(terms, counts, docs, frequencies, lengths, total_length, positions=None) -> Column:
    """Put a column together from flat lists or arrays of its postings.

    counts: postings of each term. lengths: length byte by document. positions: all, in order.
    """
    docs = np.asarray(docs, np.int32)
    frequencies = np.asarray(frequencies, np.int64)
    starts = np.zeros(len(terms) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    many = np.flatnonzero(frequencies >= 255)
    placed = {}
    if positions is not None:
        ends = np.concatenate([[0], np.cumsum(frequencies)])
        placed["position_starts"] = ends[starts]
        placed["positions"] = np.asarray(positions, np.int32)
    return Column(
        terms=Terms.of(terms),
        starts=starts,
        docs=docs,
        codes=codes_of(frequencies, lengths[docs]),
        many=many,
        many_frequencies=frequencies[many],
        documents=len(lengths),
        total_length=int(total_length),
        **placed,
    )

"""Take the arrays of a segment from Whoosh's own postings: slow, and always right.

Uses Whoosh's public reading interface alone.
"""

import numpy as np
from whoosh.matching import FilterMatcher
from whoosh.util.numeric import length_to_byte

from search.backend.engine.arrays import Column, Run, SegmentArrays, column_of, keys_of


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


def decode_column(reader, name: str, documents: int) -> Column:
    has_positions = reader.schema[name].format.supports("positions")
    terms, starts, docs, frequencies, positions = [], [0], [], [], []
    for term in reader.lexicon(name):
        matcher = undeleted(reader.postings(name, term))
        while matcher.is_active():
            docs.append(matcher.id())
            frequencies.append(round(matcher.weight()))
            if has_positions:
                positions.extend(matcher.value_as("positions"))
            matcher.next()
        terms.append(term)
        starts.append(len(docs))
    lengths = np.array(
        [length_to_byte(reader.doc_field_length(n, name, 0)) for n in range(documents)], np.uint8
    )
    run = Run(
        terms,
        np.array(starts, np.int64),
        np.array(docs, np.int32),
        np.array(frequencies, np.int32),
        np.array(positions, np.int32),
    )
    return column_of(run, lengths[run.docs], documents, reader.field_length(name))


def undeleted(matcher):
    """Whoosh hides what is deleted; our arrays keep it, as they outlive deletions."""
    if isinstance(matcher, FilterMatcher):
        # It has moved on to the first that is not deleted.
        matcher.child.reset()
        return matcher.child
    return matcher

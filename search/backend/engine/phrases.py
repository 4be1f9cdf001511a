"""Documents with several terms one after the other: an intersection of positions."""

import numpy as np

from search.backend.engine.arrays import Column
from search.backend.engine.snapshot import Snapshot
from search.backend.engine.sums import locate, summed

# Document and position share one number: so many bits are the position's.
POSITION_BITS = 32


def matched(snapshot: Snapshot, terms: tuple[str, ...], weights, among: np.ndarray | None = None):
    """Documents (and scores) with the phrase in any column; `among` names the only ones to try.

    The score is what `And` of the terms would give in the columns that have the phrase.
    """
    return summed(
        [
            scored(snapshot, column, weight, terms, docs_with(snapshot, column, terms, among))
            for column, weight in weights.items()
        ],
        snapshot.documents,
    )


def docs_with(snapshot, column: str, terms, among) -> np.ndarray:
    texts = [term.encode("utf-8", "surrogatepass") for term in terms]
    found = []
    for part, base in snapshot.columns(column):
        if among is None:
            near = None
        else:
            first, last = among.searchsorted([base, base + part.documents])
            near = among[first:last] - np.int32(base)
        docs = in_segment(part, texts, near)
        found.append(docs + np.int32(base))
    return np.concatenate(found) if found else np.empty(0, np.int32)


def in_segment(part: Column, texts: list[bytes], near) -> np.ndarray:
    """The segment's documents that have the phrase."""
    places = [part.terms.find(text) for text in texts]
    if None in places or not len(part.positions):
        return np.empty(0, np.int32)
    slices = {place: part.postings_at(place) for place in set(places)}
    docs, at = intersected(part, slices, near)
    if not len(docs):
        return docs
    occurrences = [
        # Every occurrence as if it began the phrase, so that those of one phrase are equal.
        starting_points(part, place, slices[place], at[place], len(texts) - nth)
        for nth, place in enumerate(places)
    ]
    occurrences.sort(key=len)
    common = occurrences[0]
    for others in occurrences[1:]:
        common = common[is_in(common, others)]
    has = np.zeros(len(docs), bool)
    has[common >> POSITION_BITS] = True
    return docs[has]


def intersected(part: Column, slices: dict[int, slice], near):
    """Documents that have all the terms, and for each term the places of their postings."""
    rarest, *others = sorted(slices, key=lambda place: slices[place].stop - slices[place].start)
    docs = part.docs[slices[rarest]]
    at = {rarest: np.arange(len(docs))}
    if near is not None:
        here, at[rarest] = locate(docs, near, part.documents)
        docs = near[here]
    for place in others:
        here, found = locate(part.docs[slices[place]], docs, part.documents)
        docs = docs[here]
        at = {earlier: places[here] for earlier, places in at.items()} | {place: found}
    return docs, at


def starting_points(part: Column, place: int, postings: slice, at, shift: int) -> np.ndarray:
    """(row of the document, position + shift) of each occurrence, as one ascending number."""
    frequencies = part.frequencies(postings)
    before = frequencies.cumsum() - frequencies + part.position_starts.item(place)
    counts = frequencies.take(at)
    ends = counts.cumsum()
    rows = np.arange(len(at)).repeat(counts)
    # Each place is its distance from the first of its row, moved to where that one's begin.
    places = np.arange(len(rows)) + (before.take(at) - ends + counts).repeat(counts)
    return (rows << POSITION_BITS) + part.positions.take(places) + shift


def is_in(some: np.ndarray, others: np.ndarray) -> np.ndarray:
    places = np.minimum(others.searchsorted(some), len(others) - 1)
    return others.take(places) == some


def scored(snapshot: Snapshot, column: str, weight: float, terms, docs: np.ndarray):
    scores = np.zeros(len(docs), np.float32)
    if len(docs):
        for term in terms:
            postings = snapshot.postings(column, term)
            _, places = locate(postings.docs, docs, snapshot.documents)
            scores += postings.worth(places)
        scores *= np.float32(weight)
    return docs, scores

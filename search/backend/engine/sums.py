"""Find documents in sorted lists of them, and add up their scores."""

import numpy as np

# From one document in so many on, an array with a place for every document beats sorting.
SPARSE = 40
# Looking one document up in a sorted list costs about as much as this many steps along it.
STEPS = 12


def summed(lists: list[tuple[np.ndarray, np.ndarray]], documents: int):
    """The documents in any of these (documents, scores) lists, with their scores added up."""
    lists = [pair for pair in lists if len(pair[0])]
    if not lists:
        return np.empty(0, np.int32), np.empty(0, np.float32)
    if len(lists) == 1:
        return lists[0]
    if sum(len(docs) for docs, _ in lists) * SPARSE < documents:
        return summed_by_sorting(lists)
    scores = np.zeros(documents, np.float32)
    present = np.zeros(documents, bool)
    for docs, added in lists:
        # No document stands twice in one list.
        scores[docs] += added
        present[docs] = True
    docs = np.flatnonzero(present)
    return docs.astype(np.int32), scores.take(docs)


def summed_by_sorting(lists):
    docs = np.concatenate([docs for docs, _ in lists])
    scores = np.concatenate([scores for _, scores in lists])
    order = np.argsort(docs, kind="stable")
    docs, scores = docs[order], scores[order]
    first = np.flatnonzero(np.concatenate([[True], docs[1:] != docs[:-1]]))
    return docs[first], np.add.reduceat(scores, first)


def locate(docs: np.ndarray, wanted: np.ndarray, documents: int):
    """Which of the wanted documents are in a list, and where in it.

    Both are ascending. Gives a bool for each of `wanted`, and the places of those that are there.
    """
    if len(wanted) * STEPS > len(docs) + documents // 8:
        numbers = np.zeros(documents, np.int32)
        numbers[docs] = np.arange(1, len(docs) + 1, dtype=np.int32)
        places = numbers.take(wanted)
        here = places > 0
        return here, places[here] - 1
    if not len(docs):
        return np.zeros(len(wanted), bool), np.empty(0, np.int64)
    places = docs.searchsorted(wanted)
    np.minimum(places, len(docs) - 1, out=places)
    here = docs.take(places) == wanted
    return here, places[here]

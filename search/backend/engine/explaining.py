"""Why a document has its score."""

import numpy as np

from search.backend.engine import queries
from search.backend.engine.execute import Execution
from search.backend.engine.snapshot import Snapshot


def explained(snapshot: Snapshot, query, weights: dict[str, float], key) -> list[tuple]:
    """(column, term, weight, frequency, idf, score) of every term that the document has.

    Boosts are in the weight. Terms under a `Not` add nothing and are left out.
    """
    numbers = np.flatnonzero(snapshot.keys == key)
    if snapshot.live is not None:
        numbers = numbers[snapshot.live[numbers]]
    if not len(numbers):
        return []
    # The newest, should a key ever stand twice.
    document = numbers[-1:].astype(np.int32)
    rows = []
    for column, term, weight in terms_of(query, Execution(snapshot, weights), 1.0):
        postings = snapshot.postings(column, term)
        if postings is None:
            continue
        place = int(postings.docs.searchsorted(document[0]))
        if place == len(postings) or postings.docs[place] != document[0]:
            continue
        score = weight * float(postings.worth(np.array([place]))[0])
        rows.append((column, term, weight, postings.frequency(place), postings.idf, score))
    return rows


def terms_of(query, execution: Execution, factor: float):
    match query:
        case queries.Boost():
            yield from terms_of(query.part, execution, factor * query.factor)
        case queries.And() | queries.Or():
            for part in query.parts:
                yield from terms_of(part, execution, factor)
        case queries.Term():
            for column, weight in execution.columns_of(query).items():
                yield column, query.term, weight * factor
        case queries.Phrase():
            for column, weight in execution.columns_of(query).items():
                for term in query.terms:
                    yield column, term, weight * factor
        case queries.Prefix():
            for column, weight in execution.columns_of(query).items():
                for term in execution.snapshot.expansions(column, query.start, query.most):
                    yield column, term, weight * factor

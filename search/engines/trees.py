"""Work out a query tree of modelsearch from the hits of its words and phrases. Pure NumPy.

Engines that can only look up a word or a phrase use this for everything around them, so that
`and`, `or`, `not`, boosts and nesting mean the same on each.
"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from modelsearch import query as asked

from search.backend.terms import telling_words, typed_words, unique_terms
from search.backend.text import stem
from search.engines.protocol import Hits

# The stems of a word, or of the words of a phrase.
Leaf = tuple[str, ...]


def leaves(query) -> Iterator[Leaf]:
    """Every word and phrase of a tree."""
    if isinstance(query, asked.PlainText):
        yield from plain_leaves(query)
    elif isinstance(query, asked.Phrase):
        yield phrase_leaf(query)
    elif isinstance(query, (asked.Boost, asked.Not)):
        yield from leaves(query.subquery)
    elif isinstance(query, (asked.And, asked.Or)):
        for part in query.subqueries:
            yield from leaves(part)


def evaluate(query, found: Mapping[Leaf, Hits], everything: Callable[[], np.ndarray]) -> Hits:
    """The hits of a tree: scores of `and` and `or` add up. `everything()`: all keys, ascending."""
    if isinstance(query, asked.PlainText):
        parts = [found.get(leaf, Hits.none()) for leaf in plain_leaves(query)]
        hits = either(parts) if query.operator == "or" else every(parts)
        return boosted(hits, query.boost)
    if isinstance(query, asked.Phrase):
        return found.get(phrase_leaf(query), Hits.none())
    if isinstance(query, asked.MatchAll):
        keys = everything()
        return Hits(keys, np.ones(len(keys), np.float32))
    if isinstance(query, asked.Boost):
        return boosted(evaluate(query.subquery, found, everything), query.boost)
    if isinstance(query, asked.Not):
        return without(evaluate(asked.MATCH_ALL, found, everything),
                       evaluate(query.subquery, found, everything))  # fmt: skip
    if isinstance(query, asked.Or):
        return either([evaluate(part, found, everything) for part in query.subqueries])
    if isinstance(query, asked.And):
        return all_but(query.subqueries, found, everything)
    raise NotImplementedError(f"{type(query).__name__} is not a question that cases are asked")


def all_but(parts: list, found: Mapping[Leaf, Hits], everything: Callable[[], np.ndarray]) -> Hits:
    wanted = [part for part in parts if not isinstance(part, asked.Not)]
    hits = every([evaluate(part, found, everything) for part in wanted or [asked.MATCH_ALL]])
    for part in parts:
        if isinstance(part, asked.Not):
            hits = without(hits, evaluate(part.subquery, found, everything))
    return hits


def plain_leaves(query) -> list[Leaf]:
    return [(term,) for term in unique_terms(telling_words(query.query_string), stem)]


def phrase_leaf(query) -> Leaf:
    return tuple(stem(word) for word in typed_words(query.query_string))


def every(parts: list[Hits]) -> Hits:
    hits, *others = parts or [Hits.none()]
    for other in others:
        keys, here, there = np.intersect1d(
            hits.keys, other.keys, assume_unique=True, return_indices=True
        )
        hits = Hits(keys, hits.scores[here] + other.scores[there])
    return hits


def either(parts: list[Hits]) -> Hits:
    if not parts:
        return Hits.none()
    keys, places = np.unique(np.concatenate([hits.keys for hits in parts]), return_inverse=True)
    scores = np.bincount(
        places.ravel(), weights=np.concatenate([h.scores for h in parts]), minlength=len(keys)
    )
    return Hits(keys, scores.astype(np.float32))


def without(hits: Hits, unwanted: Hits) -> Hits:
    kept = ~np.isin(hits.keys, unwanted.keys)
    return Hits(hits.keys[kept], hits.scores[kept])


def boosted(hits: Hits, boost: float) -> Hits:
    return Hits(hits.keys, hits.scores * np.float32(boost))

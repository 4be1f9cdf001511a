"""Results: matches from the index, narrowed, ordered and loaded by the database."""

from collections import Counter, OrderedDict
from functools import cached_property

import numpy as np
from modelsearch.backends.base import BaseSearchResults, FilterFieldError

from search.backend.engine.ranking import best
from search.backend.matches import match
from search.backend.narrowing import among, load, ordered


class Ranking:
    """What one question found, worked out once and shared by all slices of its results."""

    def __init__(self, backend, compiler):
        self.backend = backend
        self.compiler = compiler

    @cached_property
    def found(self) -> tuple[list, np.ndarray]:
        """The key and the score of every result, in the order of the queryset."""
        queryset = self.compiler.queryset
        index = self.backend.get_index_for_model(queryset.model)
        hits = match(index.readers, self.compiler)
        scores = dict(zip(hits.keys.tolist(), hits.scores.tolist(), strict=True))
        # Filters stay with the database: a stale index never shows what the queryset leaves out.
        rows = among(ordered(queryset), list(scores), "pk")
        keys = list(dict.fromkeys(pk for (pk,) in rows))
        return keys, np.array([scores[key] for key in keys], np.float32)

    @property
    def keys(self) -> list:
        return self.found[0]

    def pairs(self, start: int, stop: int | None) -> list[tuple]:
        """(key, score) of the results from `start` to `stop`, in order.

        Of equal scores the queryset's order decides.
        """
        keys, scores = self.found
        stop = len(keys) if stop is None else min(stop, len(keys))
        if self.compiler.order_by_relevance:
            places = best(scores, stop)[start:].tolist()
        else:
            places = range(start, stop)
        return [(keys[place], scores.item(place)) for place in places]


class WhooshSearchResults(BaseSearchResults):
    supports_facet = True

    def __init__(self, backend, query_compiler, prefetch_related=None):
        super().__init__(backend, query_compiler, prefetch_related)
        self._ranking = Ranking(backend, query_compiler)

    def _clone(self):
        clone = super()._clone()
        clone._ranking = self._ranking
        return clone

    def scores(self) -> list[tuple]:
        """(key, score) of these results in order, without loading them."""
        return self._ranking.pairs(self.start, self.stop)

    def _do_count(self) -> int:
        found = len(self._ranking.keys)
        stop = found if self.stop is None else min(self.stop, found)
        return max(0, stop - self.start)

    def _do_search(self):
        pairs = self.scores()
        objects = load(self.query_compiler.queryset, [pk for pk, _ in pairs])
        for pk, score in pairs:
            # An object may have gone since it was ranked.
            if pk in objects:
                if self._score_field:
                    setattr(objects[pk], self._score_field, score)
                yield objects[pk]

    def facet(self, field_name: str) -> OrderedDict:
        """How many of all results, whatever the slice, have each value; commonest first."""
        if self.query_compiler._get_filterable_field(field_name) is None:
            model = self.query_compiler.queryset.model.__name__
            raise FilterFieldError(
                f'Cannot facet search results with field "{field_name}". Please add '
                f"index.FilterField('{field_name}') to {model}.search_fields.",
                field_name=field_name,
            )
        rows = among(self.query_compiler.queryset, self._ranking.keys, "pk", field_name)
        # Joins can repeat a row; an object counts once for each of its values.
        return OrderedDict(Counter(value for _, value in set(rows)).most_common())

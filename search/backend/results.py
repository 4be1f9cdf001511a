"""Results: matches from the index, narrowed, ordered and loaded by the database."""

from collections import Counter, OrderedDict
from functools import cached_property

from modelsearch.backends.base import BaseSearchResults, FilterFieldError

from search.backend.matches import scores
from search.backend.narrowing import among, load, ordered


class Ranking:
    """What one question found, worked out once and shared by all slices of its results."""

    def __init__(self, backend, compiler):
        self.backend = backend
        self.compiler = compiler

    @cached_property
    def pairs(self) -> list[tuple]:
        """(key, score) of every result, in order."""
        index = self.backend.get_index_for_model(self.compiler.queryset.model)
        matches = scores(index.readers, self.compiler)
        queryset = self.compiler.queryset
        to_key = queryset.model._meta.pk.to_python
        found = {to_key(pk): score for pk, score in matches.items()}
        # Filters stay with the database: a stale index never shows what the queryset leaves out.
        rows = among(ordered(queryset), list(found), "pk")
        pairs = [(pk, found[pk]) for pk in dict.fromkeys(pk for (pk,) in rows)]
        if self.compiler.order_by_relevance:
            # Sorting keeps the queryset's order among equals.
            pairs.sort(key=lambda pair: -pair[1])
        return pairs


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
        return self._ranking.pairs[self.start : self.stop]

    def _do_count(self) -> int:
        return len(self.scores())

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
        keys = [pk for pk, _ in self._ranking.pairs]
        rows = among(self.query_compiler.queryset, keys, "pk", field_name)
        # Joins can repeat a row; an object counts once for each of its values.
        return OrderedDict(Counter(value for _, value in set(rows)).most_common())

"""Matches of one query that another does not match."""

from whoosh.matching import FilterMatcher
from whoosh.query import AndNot


class Without(AndNot):
    """Whoosh's own AndNot can let its first match through: it compares only the first of each."""

    def matcher(self, searcher, context=None):
        unwanted = self.b.matcher(searcher, searcher.boolean_context())
        ids = frozenset(unwanted.all_ids())
        return FilterMatcher(self.a.matcher(searcher, context), ids, exclude=True)

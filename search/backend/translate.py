"""Translate modelsearch's query tree into the engine's."""

from collections.abc import Callable
from functools import singledispatchmethod

from modelsearch import query as asked

from search.backend.analyzers import LONGEST_PREFIX
from search.backend.engine import queries
from search.backend.engine.queries import NOTHING
from search.backend.terms import MOST_FUZZY, telling_words, typed_words, unique_terms
from search.backend.text import fold, stem

# What a word with this many slips counts beside one spelt as asked.
WORTH_OF_SLIPS = {0: 1.0, 1: 0.6, 2: 0.3}


class Translator:
    """Translates for a search in these columns, each with its weight.

    near: gives the words of the index near to a mistyped one, with the slips between them.
    """

    def __init__(self, columns: dict[str, float], near: Callable[[str], dict[str, int]]):
        self.columns = columns
        self.near = near

    @singledispatchmethod
    def translate(self, query, boost: float = 1.0) -> queries.Query:
        raise NotImplementedError(f"{type(query).__name__} is not supported by this backend")

    @translate.register
    def _(self, query: asked.PlainText, boost: float = 1.0):
        terms = unique_terms(telling_words(query.query_string), stem)
        boost *= query.boost
        return joined(query.operator, [self.term(term, boost) for term in terms])

    @translate.register
    def _(self, query: asked.Phrase, boost: float = 1.0):
        terms = [stem(word) for word in typed_words(query.query_string)]
        return queries.Phrase(tuple(terms), self.weights(boost))

    @translate.register
    def _(self, query: asked.Fuzzy, boost: float = 1.0):
        typed = unique_terms(telling_words(query.query_string), fold)
        near = [self.near_term(word, boost) for word in typed[:MOST_FUZZY]]
        exact = [self.term(stem(word), boost) for word in typed[MOST_FUZZY:]]
        return joined(query.operator, near + exact)

    @translate.register
    def _(self, query: asked.Boost, boost: float = 1.0):
        return self.translate(query.subquery, boost * query.boost)

    @translate.register
    def _(self, query: asked.MatchAll, boost: float = 1.0):
        return queries.Every(boost)

    @translate.register
    def _(self, query: asked.Not, boost: float = 1.0):
        return queries.And((queries.Every(boost), queries.Not(self.translate(query.subquery))))

    @translate.register
    def _(self, query: asked.Or, boost: float = 1.0):
        return queries.Or(tuple(self.translate(part, boost) for part in query.subqueries))

    @translate.register
    def _(self, query: asked.And, boost: float = 1.0):
        wanted = [part for part in query.subqueries if not isinstance(part, asked.Not)]
        unwanted = [part.subquery for part in query.subqueries if isinstance(part, asked.Not)]
        # With nothing but unwanted parts, they are taken from everything there is.
        found = [self.translate(part, boost) for part in wanted or [asked.MATCH_ALL]]
        return queries.And((*found, *(queries.Not(self.translate(part)) for part in unwanted)))

    def term(self, term: str, boost: float) -> queries.Term:
        """The term in any of the columns, the scores added up."""
        return queries.Term(term, self.weights(boost))

    def near_term(self, word: str, boost: float) -> queries.Or:
        worth = {stem(word): 1.0}
        for near, slips in self.near(word).items():
            worth.setdefault(stem(near), WORTH_OF_SLIPS[slips])
        return queries.Or(tuple(self.term(term, boost * share) for term, share in worth.items()))

    def weights(self, boost: float) -> dict[str, float]:
        return {column: weight * boost for column, weight in self.columns.items()}


class PrefixTranslator(Translator):
    """The same over beginnings of words: what is typed so far, neither stemmed nor left out."""

    @singledispatchmethod
    def translate(self, query, boost: float = 1.0):
        return super().translate(query, boost)

    @translate.register(asked.PlainText)
    @translate.register(asked.Fuzzy)
    @translate.register(asked.Phrase)
    def _(self, query, boost: float = 1.0):
        terms = unique_terms(typed_words(query.query_string), prefix)
        boost *= getattr(query, "boost", 1.0)
        operator = getattr(query, "operator", "and")
        return joined(operator, [self.term(term, boost) for term in terms])


def prefix(word: str) -> str:
    return fold(word)[:LONGEST_PREFIX]


def joined(operator: str, parts: list) -> queries.Query:
    """The parts together; nothing, where there are none."""
    if not parts:
        return NOTHING
    return queries.Or(tuple(parts)) if operator == "or" else queries.And(tuple(parts))

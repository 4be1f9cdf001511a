"""Translate modelsearch's query tree into Whoosh's."""

from collections.abc import Callable
from functools import singledispatchmethod

from modelsearch import query as asked
from whoosh import query as whoosh

from search.backend.analyzers import LONGEST_PREFIX
from search.backend.schema import TYPES
from search.backend.terms import MOST_FUZZY, telling_words, typed_words, unique_terms
from search.backend.text import fold, stem
from search.backend.without import Without

NOTHING = whoosh.NullQuery
# What a word with this many slips counts beside one spelt as asked.
WORTH_OF_SLIPS = {0: 1.0, 1: 0.6, 2: 0.3}


class Translator:
    """Translates for a search in these columns, each with its boost, among these types."""

    def __init__(
        self,
        columns: dict[str, float],
        type_name: str,
        near: Callable[[str], dict[str, int]],
    ):
        self.columns = columns
        self.type_name = type_name
        self.near = near

    @singledispatchmethod
    def translate(self, query, boost: float = 1.0):
        raise NotImplementedError(f"{type(query).__name__} is not supported by this backend")

    @translate.register
    def _(self, query: asked.PlainText, boost: float = 1.0):
        terms = unique_terms(telling_words(query.query_string), stem)
        boost *= query.boost
        return joined(query.operator, [self.term(term, boost) for term in terms])

    @translate.register
    def _(self, query: asked.Phrase, boost: float = 1.0):
        terms = [stem(word) for word in typed_words(query.query_string)]
        if len(terms) < 2:
            return any_of([self.term(term, boost) for term in terms])
        return any_of(
            [
                whoosh.Phrase(column, terms, boost=weight * boost)
                for column, weight in self.columns.items()
            ]
        )

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
        every = whoosh.Term(TYPES, self.type_name)
        return whoosh.ConstantScoreQuery(every, score=boost)

    @translate.register
    def _(self, query: asked.Not, boost: float = 1.0):
        return self.without(self.translate(asked.MATCH_ALL, boost), query.subquery)

    @translate.register
    def _(self, query: asked.Or, boost: float = 1.0):
        return any_of([self.translate(part, boost) for part in query.subqueries])

    @translate.register
    def _(self, query: asked.And, boost: float = 1.0):
        wanted = [part for part in query.subqueries if not isinstance(part, asked.Not)]
        unwanted = [part.subquery for part in query.subqueries if isinstance(part, asked.Not)]
        # With nothing but unwanted parts, they are taken from everything there is.
        found = all_of([self.translate(part, boost) for part in wanted or [asked.MATCH_ALL]])
        for part in unwanted:
            found = self.without(found, part)
        return found

    def without(self, found, unwanted):
        if isinstance(unwanted, asked.MatchAll) or found is NOTHING:
            return NOTHING
        taken_away = self.translate(unwanted)
        return found if taken_away is NOTHING else Without(found, taken_away)

    def term(self, term: str, boost: float):
        """The term in any of the columns, the scores added up."""
        return any_of(
            [
                whoosh.Term(column, term, boost=weight * boost)
                for column, weight in self.columns.items()
            ]
        )

    def near_term(self, word: str, boost: float):
        worth = {stem(word): 1.0}
        for near, slips in self.near(word).items():
            worth.setdefault(stem(near), WORTH_OF_SLIPS[slips])
        return any_of([self.term(term, boost * share) for term, share in worth.items()])


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


def joined(operator: str, parts: list):
    return any_of(parts) if operator == "or" else all_of(parts)


def any_of(parts: list):
    parts = [part for part in parts if part is not NOTHING]
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    either = whoosh.Or(parts)
    # One way of working for small indexes and large, so that tests on small ones count.
    either.matcher_type = whoosh.Or.DEFAULT_MATCHER
    return either


def all_of(parts: list):
    if not parts or any(part is NOTHING for part in parts):
        return NOTHING
    return whoosh.And(parts) if len(parts) > 1 else parts[0]

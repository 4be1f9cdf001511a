"""Translate modelsearch's query tree into the engine's."""

from collections.abc import Callable

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

    # By `match`: singledispatchmethod makes a new wrapper at every call.
    def translate(self, query, boost: float = 1.0) -> queries.Query:
        match query:
            case asked.PlainText():
                return self.plain_text(query, boost * query.boost)
            case asked.Phrase():
                return self.phrase(query, boost)
            case asked.Fuzzy():
                return self.fuzzy(query, boost)
            case asked.Boost():
                return self.translate(query.subquery, boost * query.boost)
            case asked.MatchAll():
                return queries.Every(boost)
            case asked.Not():
                unwanted = queries.Not(self.translate(query.subquery))
                return queries.And((queries.Every(boost), unwanted))
            case asked.Or():
                return queries.Or(tuple(self.translate(part, boost) for part in query.subqueries))
            case asked.And():
                return self.all_of(query.subqueries, boost)
        raise NotImplementedError(f"{type(query).__name__} is not supported by this backend")

    def plain_text(self, query: asked.PlainText, boost: float) -> queries.Query:
        terms = unique_terms(telling_words(query.query_string), stem)
        return joined(query.operator, [self.term(term, boost) for term in terms])

    def phrase(self, query: asked.Phrase, boost: float) -> queries.Query:
        terms = [stem(word) for word in typed_words(query.query_string)]
        return queries.Phrase(tuple(terms), self.weights(boost))

    def fuzzy(self, query: asked.Fuzzy, boost: float) -> queries.Query:
        typed = unique_terms(telling_words(query.query_string), fold)
        near = [self.near_term(word, boost) for word in typed[:MOST_FUZZY]]
        exact = [self.term(stem(word), boost) for word in typed[MOST_FUZZY:]]
        return joined(query.operator, near + exact)

    def all_of(self, parts: list, boost: float) -> queries.And:
        wanted = [part for part in parts if not isinstance(part, asked.Not)]
        unwanted = [part.subquery for part in parts if isinstance(part, asked.Not)]
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

    def plain_text(self, query, boost: float) -> queries.Query:
        terms = unique_terms(typed_words(query.query_string), prefix)
        operator = getattr(query, "operator", "and")
        return joined(operator, [self.term(term, boost) for term in terms])

    phrase = fuzzy = plain_text


def prefix(word: str) -> str:
    return fold(word)[:LONGEST_PREFIX]


def joined(operator: str, parts: list) -> queries.Query:
    """The parts together; nothing, where there are none."""
    if not parts:
        return NOTHING
    return queries.Or(tuple(parts)) if operator == "or" else queries.And(tuple(parts))

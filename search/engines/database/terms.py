"""Our terms in a form that no database takes apart or stems again. Pure."""

from collections.abc import Iterable, Iterator

from modelsearch import query as asked

from search.backend.analyzers import VALUE_BREAK
from search.backend.terms import telling_words, typed_words
from search.backend.text import stem, surface, words

# Between the values of a field, so that no phrase runs from one into the next. No word is so.
BREAK = "xbreak1"
# Before a whole word, as written, in the column of beginnings.
WORD_MARK = "zq0"


def term(stemmed: str) -> str:
    """A stem that starts with a letter and ends in a nought: one word, and one without an ending.

    FTS5's own stemmer leaves it alone, and PostgreSQL's parser cannot take it for a number.
    """
    return f"x{stemmed}0" if stemmed.isascii() else f"x{stemmed.encode().hex()}0"


def as_terms(text: str) -> str:
    """The terms of a text in their order, with a break after each value."""
    pieces: list[str] = []
    for value in text.split(VALUE_BREAK):
        pieces += [term(stem(word)) for word in words(value)]
        pieces.append(BREAK)
    return " ".join(pieces)


def as_words(texts: Iterable[str]) -> str:
    """Each different word of the texts as written, in letters that no parser takes apart."""
    written = {surface(word) for text in texts for word in words(text)}
    return " ".join(WORD_MARK + word.encode().hex() for word in sorted(written))


def read_words(tokens: Iterable[str]) -> Iterator[str]:
    """The words that `as_words` wrote, out of whatever else stands beside them."""
    for token in tokens:
        if token.startswith(WORD_MARK):
            yield bytes.fromhex(token.removeprefix(WORD_MARK)).decode()


def in_terms(query):
    """A query tree of modelsearch, asking for terms instead of words."""
    if isinstance(query, asked.PlainText):
        terms = [term(stem(word)) for word in telling_words(query.query_string)]
        return asked.PlainText(" ".join(terms), operator=query.operator, boost=query.boost)
    if isinstance(query, asked.Phrase):
        return asked.Phrase(" ".join(term(stem(word)) for word in typed_words(query.query_string)))
    if isinstance(query, asked.Fuzzy):
        return in_terms(asked.PlainText(query.query_string, operator=query.operator))
    if isinstance(query, asked.Boost):
        return asked.Boost(in_terms(query.subquery), query.boost)
    if isinstance(query, asked.Not):
        return asked.Not(in_terms(query.subquery))
    if isinstance(query, (asked.And, asked.Or)):
        return type(query)([in_terms(part) for part in query.subqueries])
    return query

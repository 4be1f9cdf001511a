"""Make the query that modelsearch understands from a question and its synonyms."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from modelsearch import query as ask

from search.backend.terms import STOP_WORDS
from search.backend.text import fold, stem, words
from search.question.asides import without_asides
from search.question.parse import Kind, Part, Question
from search.question.synonyms import Span, Synonyms

# Words that beginnings may stand for in one question; each is looked up.
MOST_COMPLETED = 256
# How much more a case counts that has two neighbouring words of the question side by side.
SIDE_BY_SIDE = 0.5
# What "SEND" itself counts, which the index cannot tell from "send", beside what it stands for.
CODE = 0.2


@dataclass
class QueryBuilder:
    """Builds one query, and remembers which words it added."""

    synonyms: Synonyms
    # The words of the index that begin with these letters.
    completions: Callable[[str], list[str]]
    # Whether the words of a term that the editors know, as "data sharing", may stand apart.
    apart: bool = False
    # Whether only what was typed is asked for: terms are known, but add nothing.
    exact: bool = False
    added: dict[str, float] = field(default_factory=dict)
    # How many more words beginnings may stand for.
    left: int = MOST_COMPLETED
    # The stems of each word or phrase to mark in what is found.
    terms: set[tuple[str, ...]] = field(default_factory=set)

    def build(self, question: Question):
        wanted = [any_of([self.part(part) for part in group]) for group in self.telling(question)]
        return self.without_unwanted(all_of(wanted) if wanted else ask.MATCH_ALL, question)

    def things(self, question: Question) -> list:
        """Each thing asked for, as a query of its own: to count how many of them a case has."""
        things = []
        for group in self.telling(question):
            plain = len(group) == 1 and group[0].kind is Kind.WORDS
            things += self.each(group[0].words) if plain else [any_of(list(map(self.part, group)))]
        return [self.without_unwanted(thing, question) for thing in things]

    def without_unwanted(self, query, question: Question):
        for part in question.unwanted:
            query = query & ~self.unwanted(part)
        return query

    def telling(self, question: Question) -> list[tuple[Part, ...]]:
        """Groups without those of little words such as "the", unless there is nothing else."""
        told = [group for group in question.groups if not is_little(group)]
        return told or list(question.groups)

    def part(self, part: Part):
        if part.kind is Kind.PHRASE:
            return self.phrase(part.words)
        if part.kind is Kind.PREFIX:
            return self.prefix(part.words[0])
        return self.words(part.words)

    def unwanted(self, part: Part):
        if part.kind is Kind.PREFIX:
            return any_of([ask.PlainText(word) for word in self.completed(part.words[0])])
        return phrase(part.words)

    def prefix(self, beginning: str):
        return any_of([self.word(word) for word in self.completed(beginning)])

    def completed(self, beginning: str) -> list[str]:
        completed = self.completions(beginning)[: self.left]
        self.left -= len(completed)
        return completed or [beginning]

    def word(self, word: str):
        self.terms.add((stem(word),))
        return ask.PlainText(word)

    def phrase(self, typed: tuple[str, ...]):
        self.terms.add(tuple(stem(word) for word in typed))
        return phrase(typed)

    def words(self, typed: tuple[str, ...]):
        """All the words; a case with two of them side by side comes first."""
        query = all_of(self.each(typed))
        pairs = neighbours(self.asked_about(typed))
        if not pairs:
            return query
        return any_of([query, ask.Boost(all_of([query, any_of(pairs)]), SIDE_BY_SIDE)])

    def each(self, typed: tuple[str, ...]) -> list:
        """Each word met by itself or, with its neighbours, by what means the same."""
        typed = self.asked_about(typed)
        clusters = overlapping(self.synonyms.spans(typed))
        covered = {place for start, end, _ in clusters for place in range(start, end)}
        loose = [word for place, word in enumerate(typed) if place not in covered]
        queries = [self.cluster(typed[a:b], a, spans) for a, b, spans in clusters]
        return queries + self.plain(loose, alone=not clusters)

    def asked_about(self, typed: tuple[str, ...]) -> tuple[str, ...]:
        known = [range(span.start, span.end) for span in self.synonyms.spans(typed)]
        about = without_asides(typed, [places for places in known if len(places) > 1])
        return about if any(map(is_telling, about)) else typed

    def plain(self, typed: Iterable[str], *, alone: bool) -> list:
        """Each word that tells cases apart; beside nothing else, little words have to do."""
        told = [word for word in typed if is_telling(word)]
        return [self.word(word) for word in told or (typed if alone else ())]

    def cluster(self, typed: tuple[str, ...], offset: int, spans: list[Span]):
        """Words that overlapping terms cover: as typed, or with one term put in another way."""
        ways = [self.as_typed(typed, spans)]
        for span in [] if self.exact else spans:
            start, end = span.start - offset, span.end - offset
            around = self.plain([*typed[:start], *typed[end:]], alone=False)
            for term, weight in span.others.items():
                self.added[term] = max(weight, self.added.get(term, 0))
                other = ask.Boost(self.phrase(tuple(words(term))), weight)
                ways.append(all_of([other, *around]))
        return any_of(ways)

    def as_typed(self, typed: tuple[str, ...], spans: list[Span]):
        # In "A&E" the little word matters.
        is_plain = all(map(is_telling, typed))
        is_term = any(span.end - span.start == len(typed) for span in spans)
        if not is_plain or (is_term and not self.apart):
            query = self.phrase(typed)
        else:
            query = all_of(self.plain(typed, alone=True))
        is_code = any(span.is_code and span.others for span in spans) and len(typed) == 1
        return ask.Boost(query, CODE) if is_code and not self.exact else query


def overlapping(spans: list[Span]) -> list[tuple[int, int, list[Span]]]:
    """Spans that share a word, together: (first word, last word, spans)."""
    clusters: list[tuple[int, int, list[Span]]] = []
    for span in spans:
        if clusters and span.start < clusters[-1][1]:
            start, end, members = clusters.pop()
            clusters.append((start, max(end, span.end), [*members, span]))
        else:
            clusters.append((span.start, span.end, [span]))
    return clusters


def neighbours(typed: tuple[str, ...]) -> list:
    """Every two words after one another that tell cases apart, with little words between them."""
    places = [place for place, word in enumerate(typed) if is_telling(word)]
    return [phrase(typed[one : other + 1]) for one, other in pairwise(places)]


def is_little(group: tuple[Part, ...]) -> bool:
    return all(part.kind is Kind.WORDS and not any(map(is_telling, part.words)) for part in group)


def is_telling(word: str) -> bool:
    return fold(word) not in STOP_WORDS


def phrase(typed: tuple[str, ...]):
    text = " ".join(typed)
    return ask.Phrase(text) if len(typed) > 1 else ask.PlainText(text)


def any_of(queries: list):
    return queries[0] if len(queries) == 1 else ask.Or(queries)


def all_of(queries: list):
    return queries[0] if len(queries) == 1 else ask.And(queries)

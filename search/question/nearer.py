"""Topics whose names are near to what was asked: where to go on when nothing was found."""

from dataclasses import dataclass

from search.backend.text import stem, words
from search.facets import FacetTable
from search.question.build import is_telling
from search.question.parse import Question
from search.question.synonyms import Synonyms
from search.question.vocabulary import Vocabulary

TOPICS = ("barrier", "approach", "sector")
MOST = 6
# Each is measured against every word of every topic.
MOST_WORDS = 8
# What a word counts that is only spelt like the one that was typed.
MISTYPED = 0.5


@dataclass(frozen=True)
class NearerTerm:
    """A value of a facet, with the number of cases that choosing it alone would show."""

    facet: str
    value: str
    label: str
    count: int


def nearer_terms(question: Question, table: FacetTable, synonyms: Synonyms) -> list[NearerTerm]:
    """Barriers, approaches and sectors named by a word that was asked for, or nearly so."""
    topics = list(topics_of(table))
    worth = weights(asked_words(question, synonyms), [topic.label for topic in topics])
    found = []
    for place, topic in enumerate(topics):
        score = sum(worth.get(name, 0) for name in {stem(word) for word in words(topic.label)})
        if score:
            found.append((-score, -topic.count, place, topic))
    return [topic for *_, topic in sorted(found, key=lambda row: row[:3])[:MOST]]


def topics_of(table: FacetTable):
    numbers = table.counts(table.everything, {})
    for facet in TOPICS:
        for value, number in numbers[facet].items():
            yield NearerTerm(facet, value, str(table.labels[facet][value]), number)


def weights(typed: list[str], names: list[str]) -> dict[str, float]:
    """{stem: how much a name that has it counts}"""
    known = Vocabulary({word: 1 for name in names for word in words(name)})
    worth = {}
    for word in typed:
        near = None if known.is_known(word) else known.nearest(word)
        worth[stem(near or word)] = MISTYPED if near else 1.0
    return worth


def asked_words(question: Question, synonyms: Synonyms) -> list[str]:
    """The words typed and those they stand for, without small ones."""
    typed = [word for part in question.wanted for word in part.words]
    spans = [span for part in question.wanted for span in synonyms.spans(part.words)]
    meant = [word for span in spans for term in span.others for word in words(term)]
    told = [word for word in typed[:MOST_WORDS] + meant[:MOST_WORDS] if is_telling(word)]
    return list(dict.fromkeys(told))

"""Put mistyped words right: those that no visible case has. Pure."""

from search.backend.text import WORD, stem
from search.question.build import is_telling
from search.question.parse import Kind, Question
from search.question.synonyms import Synonyms
from search.question.vocabulary import Vocabulary

# Each is measured against every known word.
MOST_CORRECTED = 5
LONGEST_ACRONYM = 6


def corrected(text: str, question: Question, known: Vocabulary, synonyms: Synonyms) -> str:
    """The text with its unknown words put right; empty where nothing was to be put right."""
    near = {word: known.nearest(word) for word in doubtful(question, known, synonyms)}
    if not any(near.values()):
        return ""
    return WORD.sub(lambda match: near.get(match.group()) or match.group(), text)


def doubtful(question: Question, known: Vocabulary, synonyms: Synonyms) -> list[str]:
    """The first words asked for that occur nowhere and that nothing else explains."""
    parts = [part for part in question.wanted if part.kind is not Kind.PREFIX]
    explained = {stem(word) for part in parts for word in covered(part.words, synonyms)}
    words = dict.fromkeys(word for part in parts for word in part.words)
    unknown = [
        word
        for word in words
        if is_telling(word)
        and not is_code(word)
        and stem(word) not in explained
        and not known.is_known(word)
    ]
    return unknown[:MOST_CORRECTED]


def covered(words: tuple[str, ...], synonyms: Synonyms) -> list[str]:
    """The words that stand for something in the editors' list."""
    return [word for span in synonyms.spans(words) for word in words[span.start : span.end]]


def is_code(word: str) -> bool:
    """Whether this is an acronym or a number: near to a common word, but never meant for it."""
    is_acronym = word.isupper() and len(word) <= LONGEST_ACRONYM
    return is_acronym or any(letter.isdigit() for letter in word)

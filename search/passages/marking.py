"""Mark words in a text, and cut out the piece where most of them stand. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.backend.text import analyse
from search.passages.hints import may_hold

LENGTH = 220
# How much of a piece comes before its first marked word.
LEAD = 60


# The stems of a word, or of the words of a phrase.
Term = tuple[str, ...]


class Hit(NamedTuple):
    """One term where it stands in a text."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """Where the terms of a question stand in one text."""

    text: str
    hits: list[Hit]

    @property
    def terms(self) -> frozenset[Term]:
        return frozenset(hit.term for hit in self.hits)


def find(text: str, terms: frozenset[Term]) -> Found:
    """The terms in the text, each as a whole; where two overlap, the longer."""
    if not may_hold(text, terms):
        return Found(text, [])
    by_first: dict[str, list[Term]] = {}
    for term in sorted(terms, key=len, reverse=True):
        by_first.setdefault(term[0], []).append(term)
    tokens = analyse(text)
    stems = tuple(token.token for token in tokens)
    hits, place = [], 0
    while place < len(tokens):
        candidates = by_first.get(stems[place], ())
        term = next((t for t in candidates if stems[place : place + len(t)] == t), None)
        if term:
            last = tokens[place + len(term) - 1]
            hits.append(Hit(term, tokens[place].start, last.end))
        place += len(term) if term else 1
    return Found(text, hits)


def marked(found: Found, start: int = 0, end: int | None = None) -> SafeString:
    """The text from start to end, safe, with each term in <mark>."""
    end = len(found.text) if end is None else end
    pieces, place = [], start
    for hit in found.hits:
        if start <= hit.start and hit.end <= end:
            pieces.append(escape(found.text[place : hit.start]))
            pieces.append(f"<mark>{escape(found.text[hit.start : hit.end])}</mark>")
            place = hit.end
    pieces.append(escape(found.text[place:end]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped above


def piece(found: Found) -> SafeString:
    """The part of the text that holds most of the words, cut between words."""
    start, end = window(found)
    text = mark_safe("… ") if start else mark_safe("")
    text += marked(found, start, end)
    return text + mark_safe(" …") if end < len(found.text) else text


def window(found: Found) -> tuple[int, int]:
    text = found.text
    if len(text) <= LENGTH:
        return 0, len(text)
    best = max(found.hits, key=lambda first: (variety(found, first), -first.start))
    start = max(0, min(best.start - LEAD, len(text) - LENGTH))
    end = min(len(text), start + LENGTH)
    if start:
        start = min(text.find(" ", start, best.start) + 1 or start, best.start)
    if end < len(text):
        end = max(text.rfind(" ", best.end, end), best.end)
    return start, end


def variety(found: Found, first: Hit) -> int:
    """How many different words stand within reach of this one."""
    reach = first.start + LENGTH - LEAD
    return len({h.term for h in found.hits if first.start <= h.start and h.end <= reach})

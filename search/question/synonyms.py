"""Find the words that mean the same as those typed. Pure; the rules stand in synonyms.json."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from search.backend.text import stem, words

BROADER = "broader"
Stems = tuple[str, ...]


@dataclass(frozen=True)
class SynonymRow:
    """One set of the editors' list."""

    kind: str
    terms: tuple[str, ...]
    capitals_only: frozenset[str]
    weight: float


@dataclass
class Span:
    """Words that stand for something else too: words[start:end] and {other term: its weight}."""

    start: int
    end: int
    others: dict[str, float] = field(default_factory=dict)
    # Typed in the capitals that tell it from a common word; the index does not keep them.
    is_code: bool = False


@dataclass(frozen=True)
class Entry:
    """A term that calls up others when it is typed."""

    stems: Stems
    # As it must be typed; empty where capitals do not matter.
    exactly: Stems
    others: dict[str, float]


class Synonyms:
    def __init__(self, rows: Iterable[SynonymRow] = ()):
        self.by_first: dict[str, list[Entry]] = defaultdict(list)
        for row in rows:
            for entry in entries(row):
                self.by_first[entry.stems[0]].append(entry)

    def spans(self, typed: Stems) -> list[Span]:
        """Where the words typed hold a term of a set; one step only, never a synonym's synonym."""
        stems = tuple(stem(word) for word in typed)
        found: dict[tuple[int, int], Span] = {}
        for start, first in enumerate(stems):
            for entry in self.by_first.get(first, ()):
                end = start + len(entry.stems)
                if stems[start:end] != entry.stems:
                    continue
                if entry.exactly and typed[start:end] != entry.exactly:
                    continue
                span = found.setdefault((start, end), Span(start, end))
                span.is_code |= bool(entry.exactly)
                for term, weight in entry.others.items():
                    span.others[term] = max(weight, span.others.get(term, 0))
        return [found[place] for place in sorted(found)]


def entries(row: SynonymRow) -> Iterator[Entry]:
    for number, term in enumerate(row.terms):
        typed = tuple(words(term))
        if not typed or (row.kind == BROADER and number):
            continue
        own = stems_of(term)
        # A capital is lost in the index: a term that needs it would find something else.
        usable = [other for other in row.terms if other not in row.capitals_only]
        # "link worker" and "link workers" are one to the index; the first stands for both.
        distinct = {stems_of(other): other for other in reversed(usable)}
        others = {other: row.weight for stems, other in distinct.items() if stems not in ((), own)}
        if others:
            yield Entry(own, typed if term in row.capitals_only else (), others)


def stems_of(term: str) -> Stems:
    return tuple(stem(word) for word in words(term))

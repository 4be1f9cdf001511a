"""Which cases speak of the same things as one case, by the words that tell it from others.

The words are those of its title, summary and problem, weighed as in TF-IDF (Salton and Buckley,
1988): how often the case says them, and how few cases say them at all.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

from wagtail.search import query as ask

from hub.ui.html import to_text
from search.backend.text import Analysed, analyse, stem, surface
from search.engines import Engine, IndexUnreadable
from search.library import Library
from search.matching import usable_engine
from search.question.build import is_telling

# As many of the rarest words are looked up in the index, and so many of these count.
MOST_ASKED, MOST_TERMS = 40, 15
SHORTEST = 4  # letters, but for short forms in capitals
# A word of more cases than this share says little.
COMMON = 0.2
# With a single word in common, two cases speak of different things.
FEWEST_SHARED = 2


@dataclass(frozen=True)
class Term:
    """A telling word of a case, as readers write it, and what it counts for."""

    word: str
    weight: float


@dataclass(frozen=True)
class Likeness:
    """For each case that speaks of the same: the terms they share, the most telling first."""

    # {key: terms}

    shared: dict[int, list[Term]] = field(default_factory=dict)
    # The weight of all terms of the case together.
    whole: float = 0.0

    @property
    def size(self) -> int:
        return 200 + 100 * sum(map(len, self.shared.values()))

    def among(self, texts: dict[int, str]) -> "Likeness":
        """The same for these cases alone, by what their own openings say: {key: text}."""
        shared = {}
        for key, text in texts.items():
            said = {token.token for token in analyse(text)}
            terms = [term for term in self.shared.get(key, ()) if stem(term.word) in said]
            if len(terms) >= FEWEST_SHARED:
                shared[key] = terms
        return Likeness(shared, self.whole)

    def of(self, key: int) -> float:
        """From 0, nothing in common, to 1, all that tells this case from others."""
        return sum(term.weight for term in self.shared.get(key, ())) / (self.whole or 1)


def likeness(page, library: Library) -> Likeness:
    """What other visible cases share with the page. Asks the database nothing.

    So only our own index is asked; with another engine, nothing is alike.
    """
    engine = usable_engine(library)
    if engine.name != "whoosh":
        return Likeness()
    text = opening(page.title, page.summary, page.problem)
    try:
        key = "likeness", engine.stamp(), page.pk, text
        return library.answers.get(key, lambda: work_out(text, page.pk, library, engine))
    except IndexUnreadable:
        return Likeness()


def opening(title: str, summary: str, problem: str) -> str:
    """What a case is about, as plain text."""
    return f"{title}\n{summary}\n{to_text(problem or '')}"


def work_out(text: str, key: int, library: Library, engine: Engine) -> Likeness:
    found = {}
    for word, times in telling_words(text, library, engine):
        keys = visible_keys(engine, word, library)
        others = keys - {key}
        if others and len(keys) <= most_common(library):
            weight = (1 + log(times)) * log(1 + len(library.table) / len(keys))
            found[Term(word, weight)] = others
    terms = sorted(found, key=lambda term: (-term.weight, term.word))[:MOST_TERMS]
    shared: dict[int, list[Term]] = {}
    for term in terms:
        for other in found[term]:
            shared.setdefault(other, []).append(term)
    alike = {other: few for other, few in shared.items() if len(few) >= FEWEST_SHARED}
    return Likeness(alike, sum(term.weight for term in terms))


def telling_words(text: str, library: Library, engine: Engine) -> list[tuple[str, int]]:
    """(word, how often) of the rarest words of the text that another case may have too."""
    known = library.vocabulary(engine)
    written: dict[str, Counter] = {}
    for token in analyse(text):
        word = shown(text, token)
        if is_telling(word) and not word.isdigit() and (len(word) >= SHORTEST or word.isupper()):
            written.setdefault(token.token, Counter())[word] += 1
    found = [(best_form(forms), forms.total()) for forms in written.values()]
    rare = [row for row in found if known.number(row[0]) <= most_common(library)]
    return sorted(rare, key=lambda row: (-row[1], known.number(row[0]), row[0]))[:MOST_ASKED]


def most_common(library: Library) -> float:
    """How many cases may have a word that still tells some of them from the others."""
    total = len(library.table)
    return min(max(2, COMMON * total), total - 1)


def shown(text: str, token: Analysed) -> str:
    """A word as it would stand inside a sentence: names and short forms keep their capitals."""
    word = text[token.start : token.end].removesuffix("'s").removesuffix("’s")
    begins = text[: token.start].rstrip(" “‘(\"'")[-1:] in ("", "\n", ".", ":", "?", "!")
    return surface(word) if begins and not word[1:].isupper() else word


def best_form(forms: Counter) -> str:
    """The form written most; of equals, the shortest."""
    return min(forms, key=lambda form: (-forms[form], len(form), form))


def visible_keys(engine: Engine, word: str, library: Library) -> set[int]:
    hits = engine.match(ask.PlainText(word))
    _, visible = library.table.rows_of(hits.keys)
    return set(hits.keys[visible].tolist())


def in_words(terms: Iterable[Term], most: int) -> str:
    return ", ".join(term.word for term in list(terms)[:most])

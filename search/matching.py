"""Which visible cases a question matches, and how well."""

from dataclasses import dataclass, field, replace

import numpy as np

from search.engines import Engine, current_engine
from search.library import Library
from search.partial import with_half
from search.question.build import QueryBuilder, any_of
from search.question.correct import corrected
from search.question.parse import Question, parse

# With fewer cases that have all that was asked, others that have much of it are offered too.
FEW = 10
# Things asked for that are counted one by one; each is looked up by itself.
MOST_THINGS = 12


@dataclass(frozen=True)
class Near:
    """Rows of cases that have only much of what was asked, best first; and what to mark."""

    rows: np.ndarray = field(default_factory=lambda: np.empty(0, np.intp))
    terms: frozenset[tuple[str, ...]] = frozenset()

    def then(self, matches: "Matches", *, but: np.ndarray) -> "Near":
        """These and after them the best others of `matches`, without those rows."""
        best = matches.rows[np.argsort(-matches.scores, kind="stable")]
        others = best[~np.isin(best, np.concatenate([self.rows, but]))]
        return Near(np.concatenate([self.rows, others]), self.terms | matches.terms)


@dataclass(frozen=True)
class Matches:
    """Rows of the facet table, int (n,), ascending, and their scores, float32 (n,)."""

    rows: np.ndarray
    scores: np.ndarray
    # The tree of modelsearch that the engine was asked.
    query: object = None
    # What was asked of the index, which is not what was typed where that was put right.
    question: Question = field(default_factory=Question)
    # The question with its mistyped words put right, where that is what was asked.
    correction: str = ""
    # Words that were searched for as well.
    added: tuple[str, ...] = ()
    # Nothing had all that was asked, so that these have some of it.
    is_widened: bool = False
    # The index could not be used.
    is_simple: bool = False
    # The stems of each word or phrase to mark in what is shown.
    terms: frozenset[tuple[str, ...]] = frozenset()
    near: Near = field(default_factory=Near)

    def __len__(self):
        return len(self.rows)

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return 2_000 + self.rows.nbytes + self.scores.nbytes + self.near.rows.nbytes


def every_case(library: Library) -> Matches:
    """What no question matches: everything."""
    number = len(library.table)
    return Matches(np.arange(number), np.zeros(number, np.float32))


def match(
    text: str,
    question: Question,
    library: Library,
    engine: Engine,
    *,
    exact: bool = False,
    as_typed: bool = False,
) -> Matches:
    """What the engine finds; with mistyped words put right, unless they are asked for as typed."""
    if not as_typed:
        known = library.vocabulary(engine)
        # Synonyms that are turned off still are no mistakes.
        better = corrected(text, question, known, library.synonyms)
        if better:
            matches = ask(engine, parse(better), library, exact=exact, correction=better)
            if len(matches):
                return matches
    return ask(engine, question, library, exact=exact)


def usable_engine(library: Library) -> Engine:
    """The configured engine or, while it cannot answer, a plain look through the database."""
    engine = current_engine()
    return engine if engine and engine.is_ready() else library.plain


def ask(
    engine: Engine, question: Question, library: Library, *, exact: bool = False, correction=""
) -> Matches:
    """Cases with all that was asked; where those are few, also others that have much of it."""
    matches = ask_for_all(engine, question, library, exact=exact)
    if len(matches) < FEW and question.can_widen:
        apart = ask_for_all(engine, question, library, exact=exact, apart=True)
        matches = first_of([matches, apart, ask_for_half(engine, question, library, exact=exact)])
    return replace(matches, question=question, correction=correction)


def first_of(tries: list[Matches]) -> Matches:
    """The strictest that found anything; what only the others found comes near it."""
    found, *looser = [matches for matches in tries if len(matches)] or tries[:1]
    near = Near()
    for matches in looser:
        near = near.then(matches, but=found.rows)
    return replace(found, near=near)


def ask_for_all(engine: Engine, question: Question, library: Library, **how) -> Matches:
    builder = builder_for(engine, library, **how)
    query = builder.build(question)
    return matches_of(engine.match(query), query, builder, engine, library)


def ask_for_half(engine: Engine, question: Question, library: Library, *, exact: bool) -> Matches:
    builder = builder_for(engine, library, exact=exact, apart=True)
    things = builder.things(question)[:MOST_THINGS]
    hits = with_half([engine.match(query) for query in things])
    matches = matches_of(hits, any_of(things), builder, engine, library)
    return replace(matches, is_widened=True)


def matches_of(hits, query, builder: QueryBuilder, engine: Engine, library: Library) -> Matches:
    # The index may hold what visitors must not see; the table holds only what they may.
    rows, visible = library.table.rows_of(hits.keys)
    order = np.argsort(rows)
    return Matches(
        rows[order],
        hits.scores[visible][order],
        query,
        added=tuple(sorted(builder.added, key=lambda term: (-builder.added[term], term.lower()))),
        is_simple=engine.is_simple,
        terms=frozenset(builder.terms),
    )


def builder_for(engine: Engine, library: Library, **how) -> QueryBuilder:
    def completions(beginning: str) -> list[str]:
        return library.vocabulary(engine).beginning_with(beginning)

    return QueryBuilder(library.synonyms, completions, **how)

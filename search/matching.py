"""Which visible cases a question matches, and how well."""

from dataclasses import dataclass, field

import numpy as np

from search.engines import Engine, current_engine
from search.library import Library
from search.question.build import QueryBuilder
from search.question.correct import corrected
from search.question.parse import Question, parse
from search.question.synonyms import Synonyms


@dataclass(frozen=True)
class Matches:
    """Rows of the facet table, int (n,), ascending, and their scores, float32 (n,)."""

    rows: np.ndarray
    scores: np.ndarray
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

    def __len__(self):
        return len(self.rows)

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return 2_000 + self.rows.nbytes + self.scores.nbytes


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
    synonyms = Synonyms() if exact else library.synonyms
    if not as_typed:
        known = library.vocabulary(engine)
        # Synonyms that are turned off still are no mistakes.
        better = corrected(text, question, known, library.synonyms)
        if better:
            matches = ask(engine, parse(better), library, synonyms, correction=better)
            if len(matches):
                return matches
    return ask(engine, question, library, synonyms)


def usable_engine(library: Library) -> Engine:
    """The configured engine or, while it cannot answer, a plain look through the database."""
    engine = current_engine()
    return engine if engine and engine.is_ready() else library.plain


def ask(
    engine: Engine, question: Question, library: Library, synonyms: Synonyms, correction: str = ""
) -> Matches:
    """Cases with all that was asked or, where there are none, with any of it."""
    matches = ask_for(engine, question, library, synonyms, correction)
    if not len(matches) and question.can_widen:
        wider = ask_for(engine, question, library, synonyms, correction, wide=True)
        if len(wider):
            return wider
    return matches


def ask_for(
    engine: Engine,
    question: Question,
    library: Library,
    synonyms: Synonyms,
    correction: str,
    *,
    wide: bool = False,
) -> Matches:
    builder = builder_for(engine, library, synonyms, wide=wide)
    hits = engine.match(builder.build(question))
    # The index may hold what visitors must not see; the table holds only what they may.
    rows, visible = library.table.rows_of(hits.keys)
    order = np.argsort(rows)
    return Matches(
        rows[order],
        hits.scores[visible][order],
        question=question,
        correction=correction,
        added=tuple(sorted(builder.added, key=lambda term: (-builder.added[term], term.lower()))),
        is_widened=wide,
        is_simple=engine.is_simple,
        terms=frozenset(builder.terms),
    )


def builder_for(engine: Engine, library: Library, synonyms: Synonyms, *, wide=False):
    def completions(beginning: str) -> list[str]:
        return library.vocabulary(engine).beginning_with(beginning)

    return QueryBuilder(synonyms, completions, wide=wide)

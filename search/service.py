"""Search for cases: the one function that the page, the feeds and the API call."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from practices.case_studies.models import CaseStudyPage
from search.asked import RELEVANCE, Asked
from search.engines import Engine, IndexUnreadable
from search.facets import FACETS, FacetTable
from search.facets.orders import first_by_rank, first_by_score
from search.library import Library, current_library
from search.matching import FEW, Matches, every_case, match, usable_engine
from search.question.nearer import NearerTerm, nearer_terms
from search.question.parse import Question, parse

# About what the counts of one answer take, in bytes.
COUNTS_SIZE = 20_000


@dataclass(frozen=True)
class Answer:
    """What was found, whatever the order: may be kept, and shared by requests."""

    matches: Matches
    # bool (rows,): which cases fit the filters too
    fitting: np.ndarray
    counts: dict[str, dict[str, int]]

    @property
    def size(self) -> int:
        arrays = self.matches.rows, self.matches.scores, self.fitting
        return COUNTS_SIZE + sum(array.nbytes for array in arrays)


@dataclass(frozen=True)
class SearchResults:
    """Cases in order, as a sequence that loads only what is sliced; and what was found out."""

    asked: Asked
    library: Library
    answer: Answer

    def __len__(self):
        return self.total

    def __getitem__(self, wanted: slice) -> list[CaseStudyPage]:
        start, stop, _ = wanted.indices(self.total)
        return self._pages(self.first(stop)[start:])

    @property
    def table(self) -> FacetTable:
        return self.library.table

    @property
    def matches(self) -> Matches:
        return self.answer.matches

    @property
    def question(self) -> Question:
        """What was asked of the index; with `correction`, that."""
        return self.matches.question

    @cached_property
    def total(self) -> int:
        return int(np.count_nonzero(self.answer.fitting))

    @property
    def matched(self) -> list[int]:
        """Keys of what the question matched, before any filter."""
        return self.table.keys[self.matches.rows].tolist()

    @property
    def ids(self) -> list[int]:
        """Keys of every hit, in order."""
        return self.first(self.total)

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """For each facet, how many cases each value would show."""
        return self.answer.counts

    @property
    def correction(self) -> str:
        """The question that was asked in place of what was typed, with its mistakes put right."""
        return self.matches.correction

    @property
    def added(self) -> list[str]:
        return list(self.matches.added)

    @property
    def is_widened(self) -> bool:
        return self.matches.is_widened

    @property
    def is_simple(self) -> bool:
        return self.matches.is_simple

    @cached_property
    def nearer_terms(self) -> list[NearerTerm]:
        """Topics with names like what was asked; worth a look where nothing was found."""
        return nearer_terms(parse(self.asked.q), self.table, self.library.synonyms)

    @cached_property
    def near_ids(self) -> list[int]:
        """Keys of a few other cases that have much of what was asked, where few have all of it."""
        rows = self.matches.near.rows
        fitting = self.table.narrowed(self.asked.choices)[rows]
        return self.table.keys[rows[fitting][: max(FEW - self.total, 0)]].tolist()

    @property
    def near(self) -> list[CaseStudyPage]:
        return self._pages(self.near_ids)

    def total_without(self, name: str) -> int:
        """How many there would be without the choice made in one facet."""
        fitting = self.table.narrowed(self.asked.choices, but=name)
        return int(np.count_nonzero(fitting[self.matches.rows]))

    def total_without_question(self) -> int:
        return int(np.count_nonzero(self.table.narrowed(self.asked.choices)))

    def first(self, number: int) -> list[int]:
        """Keys of the first so many hits, in order."""
        order = self.asked.order
        fitting = self.answer.fitting[self.matches.rows]
        rows = self.matches.rows[fitting]
        if order == RELEVANCE:
            rank = self.library.ranks["newest"]
            found = first_by_score(rows, self.matches.scores[fitting], rank, number)
        else:
            found = first_by_rank(rows, self.library.ranks[order], number)
        return self.table.keys[found].tolist()

    def _pages(self, ids: list[int]) -> list[CaseStudyPage]:
        pages = self._few if self.near_ids else load(ids)
        return [pages[pk] for pk in ids if pk in pages]

    @cached_property
    def _few(self) -> dict[int, CaseStudyPage]:
        """What was found and what is near it: both are few, and so are read at once."""
        return load([*self.ids, *self.near_ids])


def load(ids: list[int]) -> dict[int, CaseStudyPage]:
    # Asked once more: a case may have been hidden since the table was read.
    return CaseStudyPage.objects.visible().for_listing().in_bulk(ids)


def search_case_studies(
    *,
    q: str = "",
    sort: str = "",
    exact: bool = False,
    as_typed: bool = False,
    library: Library | None = None,
    **choices: Iterable[str],
) -> SearchResults:
    """Find visible cases. Values of one facet widen, facets narrow one another.

        search_case_studies(q="damp homes", barrier=["data-sharing"], how_far=["overcome"])

    A caller that has the current library already hands it in.
    """
    library = library or current_library()
    chosen = {name: tuple(choices.pop(name, ())) for name in FACETS}
    if choices:
        raise TypeError(f"There is no facet called {', '.join(choices)}")
    asked = Asked(q=q, choices=chosen, sort=sort, exact=exact, as_typed=as_typed)
    return SearchResults(asked, library, answer(asked, library))


def answer(asked: Asked, library: Library) -> Answer:
    """What was found, kept or new. Answers are kept with the library, so they end with it."""
    question = parse(asked.q)
    if not question:
        key, matches = "", every_case(library)
    else:
        key, matches = found_by(asked, question, library)
    return library.answers.get((key, *asked.chosen), lambda: narrow(matches, asked, library))


def found_by(asked: Asked, question: Question, library: Library) -> tuple[Hashable, Matches]:
    """What the question matches, and the key it is kept under."""
    try:
        return match_with(usable_engine(library), asked, question, library)
    except IndexUnreadable:
        # Only reading shows it. Nothing of that try is kept.
        return match_with(library.plain, asked, question, library)


def match_with(engine: Engine, asked: Asked, question: Question, library: Library):
    options = {"exact": asked.exact, "as_typed": asked.as_typed}
    key = (engine.name, engine.stamp(), question, *options.values())

    def work_out() -> Matches:
        return match(asked.q, question, library, engine, **options)

    return key, library.answers.get(key, work_out)


def narrow(matches: Matches, asked: Asked, library: Library) -> Answer:
    """The matches that fit the filters, counted under every facet."""
    table = library.table
    matched = np.zeros(len(table), bool)
    matched[matches.rows] = True
    fitting = matched & table.narrowed(asked.choices)
    return Answer(matches, fitting, table.counts(matched, asked.choices))

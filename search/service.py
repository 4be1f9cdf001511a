"""Search for cases: the one function that the page, the feeds and the API call."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from wagtail.search.backends import get_search_backend

from practices.case_studies.choices import EvidenceMark
from practices.case_studies.models import CaseStudyPage
from search.asked import CHECKED, EVIDENCE, NEWEST, Asked
from search.facets import FACETS, FacetTable
from search.library import Library, current_library
from search.matching import Matches, ask, match
from search.question.completions import corrected
from search.question.parse import Question, parse
from search.question.synonyms import Synonyms

# Surest first; what was not judged comes last.
BY_EVIDENCE = [
    EvidenceMark.ESTABLISHED,
    EvidenceMark.REPEATED,
    EvidenceMark.COMPARED,
    EvidenceMark.PROMISING,
    EvidenceMark.CLEAR_IDEA,
    EvidenceMark.MIXED,
    EvidenceMark.NO_BENEFIT,
    EvidenceMark.NOT_JUDGED,
]


@dataclass(frozen=True)
class SearchResults:
    """Cases in order, as a sequence that loads only what is sliced; and what was found out."""

    asked: Asked
    question: Question
    library: Library
    matches: Matches
    # What the question matched, before any filter.
    matched: frozenset[int]

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, wanted: slice) -> list[CaseStudyPage]:
        ids = self.ids[wanted]
        # Asked once more: a case may have been hidden since the table was read.
        pages = CaseStudyPage.objects.visible().for_listing().in_bulk(ids)
        return [pages[pk] for pk in ids if pk in pages]

    @property
    def table(self) -> FacetTable:
        return self.library.table

    @property
    def total(self) -> int:
        return len(self)

    @cached_property
    def ids(self) -> list[int]:
        """Every hit, in order."""
        found = self.matched & self.table.narrowed(self.asked.choices)
        return sorted(found, key=self._place)

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """For each facet, how many cases each value would show."""
        return self.table.counts(self.matched, self.asked.choices)

    @property
    def added(self) -> list[str]:
        return self.matches.added

    @property
    def is_widened(self) -> bool:
        return self.matches.is_widened

    @property
    def is_simple(self) -> bool:
        return self.matches.is_simple

    def total_without(self, name: str) -> int:
        """How many there would be without the choice made in one facet."""
        return len(self.matched & self.table.narrowed(self.asked.choices, but=name))

    def total_without_question(self) -> int:
        return len(self.table.narrowed(self.asked.choices))

    @cached_property
    def correction(self) -> str:
        """The question with its mistyped words put right, if that finds something."""
        if (self.matches.scores and not self.is_widened) or self.is_simple:
            return ""
        backend = get_search_backend()
        text = self.asked.q
        for word, other in corrected(backend, CaseStudyPage, self.question).items():
            text = text.replace(word, other)
        if text == self.asked.q:
            return ""
        return text if ask(backend, parse(text), self.library, Synonyms()).scores else ""

    def _place(self, pk: int):
        row = self.table.rows[pk]
        order = self.asked.order
        newest = -(row.start_year or 0)
        if order == NEWEST:
            return newest, row.title, pk
        if order == CHECKED:
            days = row.last_checked.toordinal() if row.last_checked else 0
            return -days, newest, row.title, pk
        if order == EVIDENCE:
            return BY_EVIDENCE.index(row.evidence), newest, row.title, pk
        return -self.matches.scores.get(pk, 0), newest, row.title, pk


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
    question = parse(q)
    if question:
        matches = match(question, library, exact=exact)
        matched = frozenset(matches.scores) & library.table.rows.keys()
    else:
        matches, matched = Matches(), frozenset(library.table.rows)
    return SearchResults(asked, question, library, matches, matched)

"""Which cases a question matches, and how well."""

from dataclasses import dataclass, field
from functools import partial

from django.db.models import Q
from wagtail.search.backends import get_search_backend

from practices.case_studies.models import CaseStudyPage
from search.backend.text import stem
from search.library import Library
from search.question.build import QueryBuilder, is_telling
from search.question.completions import beginning_with
from search.question.parse import Kind, Part, Question
from search.question.synonyms import Synonyms

SIMPLE_FIELDS = ("title", "summary", "place_name", "lead_organisation", "problem")
# Everything, from a backend that counts only as far as it is asked to.
ALL = 1_000_000


@dataclass
class Matches:
    scores: dict[int, float] = field(default_factory=dict)
    # Words that were searched for as well.
    added: list[str] = field(default_factory=list)
    # Nothing had all that was asked, so that these have some of it.
    is_widened: bool = False
    # The index could not be used.
    is_simple: bool = False
    # The stems of each word or phrase to mark in what is shown.
    terms: frozenset[tuple[str, ...]] = frozenset()


def match(question: Question, library: Library, *, exact: bool = False) -> Matches:
    """What the index finds; what the database finds, if the index cannot be used."""
    backend = get_search_backend()
    if is_ready(backend):
        matches = ask_index(backend, question, library, Synonyms() if exact else library.synonyms)
        # Only reading an index shows that it is broken; then it has found nothing.
        if matches.scores or is_ready(backend):
            return matches
    return Matches(simple_search(question), is_simple=True, terms=terms_of(question.wanted))


def ask_index(backend, question: Question, library: Library, synonyms: Synonyms) -> Matches:
    """Cases with all that was asked or, where there are none, with any of it."""
    matches = ask(backend, question, library, synonyms)
    if not matches.scores and question.can_widen:
        wider = ask(backend, question, library, synonyms, wide=True)
        if wider.scores:
            return wider
    return matches


def is_ready(backend) -> bool:
    ready = getattr(backend, "is_ready", None)
    return ready is None or ready(CaseStudyPage)


def ask(
    backend, question: Question, library: Library, synonyms: Synonyms, *, wide: bool = False
) -> Matches:
    completions = partial(beginning_with, backend, CaseStudyPage)
    builder = QueryBuilder(synonyms, completions, wide=wide)
    query = builder.build(question)
    # The index filters by few fields; the library knows exactly what is visible.
    found = scores_of(backend.search(query, CaseStudyPage.objects.live()))
    visible = {pk: score for pk, score in found.items() if pk in library.table.rows}
    added = sorted(builder.added, key=lambda term: (-builder.added[term], term.lower()))
    return Matches(visible, added, is_widened=wide, terms=frozenset(builder.terms))


def scores_of(results) -> dict[int, float]:
    if hasattr(results, "scores"):
        return dict(results.scores())
    # Other backends give an order, if not a number.
    return {page.pk: -float(place) for place, page in enumerate(results[:ALL])}


def terms_of(parts: list[Part]) -> frozenset[tuple[str, ...]]:
    return frozenset((stem(word),) for part in parts for word in part.words if is_telling(word))


def simple_search(question: Question) -> dict[int, float]:
    """A plain look through titles, summaries and problems, for when there is no index."""
    cases = CaseStudyPage.objects.visible()
    for group in question.groups:
        either = Q()
        for part in group:
            either |= stands_in_text(part)
        cases = cases.filter(either)
    for part in question.unwanted:
        cases = cases.exclude(stands_in_text(part))
    return dict.fromkeys(cases.values_list("pk", flat=True), 0.0)


def stands_in_text(part: Part) -> Q:
    every = Q()
    telling = [word for word in part.words if is_telling(word)] or part.words
    for text in [" ".join(part.words)] if part.kind is Kind.PHRASE else telling:
        anywhere = Q()
        for name in SIMPLE_FIELDS:
            anywhere |= Q(**{f"{name}__icontains": text})
        every &= anywhere
    return every

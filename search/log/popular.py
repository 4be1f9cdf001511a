"""Questions that others asked and that find something, to suggest while somebody types."""

import re
import time
from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from search.backend.text import fold
from search.library import Library, current_library
from search.log.blanks import BLANK
from search.log.logged_search import LoggedSearch
from search.service import search_case_studies

# Asked on so many days, or so many times, a question is nobody's own.
DAYS, TIMES = 3, 5
MOST_KEPT = 200
SECONDS = 600  # for which a process keeps the list
# Words alone: no operators, which may hold what finds nothing and is not fit to be shown.
PLAIN = re.compile(r"[^\W_]+(?:(?: & |[ '’&-])[^\W_]+)*")


@dataclass(frozen=True)
class Kept:
    library: Library
    until: float
    questions: list[str]


_kept: Kept | None = None


def popular(prefix: str, limit: int, library: Library | None = None) -> list[str]:
    """Past questions of which a word begins as typed, the most asked first.

    No query but that of the library, if none is handed in, unless the list is older than ten
    minutes.
    """
    typed = " ".join(fold(prefix).split())
    if not typed:
        return []
    begun = [
        question
        for question in current_questions(library or current_library())
        if f" {typed}" in f" {fold(question)}" and fold(question) != typed
    ]
    return begun[:limit]


def current_questions(library: Library) -> list[str]:
    """All that may be suggested, the most asked first."""
    global _kept
    kept = _kept
    # Inside a transaction each library is a new one, so that nothing read there is kept.
    if kept and kept.library is library and time.monotonic() < kept.until:
        return kept.questions
    questions = [text for text in asked_often() if finds_something(text, library)]
    _kept = Kept(library, time.monotonic() + SECONDS, questions)
    return questions


def asked_often() -> list[str]:
    rows = (
        LoggedSearch.objects.filter(hits__gt=0, was_corrected=False, was_widened=False)
        .exclude(question="")
        .exclude(question__contains=BLANK)
        .values("question")
        .annotate(days=Count("day", distinct=True), times=Sum("count"))
        .filter(Q(days__gte=DAYS) | Q(times__gte=TIMES))
        .order_by("-times", "question")
    )
    found = rows.values_list("question", flat=True)[:MOST_KEPT]
    return [question for question in found if PLAIN.fullmatch(question)]


def finds_something(question: str, library: Library) -> bool:
    """Whether every word of it is found, as it was typed."""
    results = search_case_studies(q=question, as_typed=True, library=library)
    return results.total > 0 and not results.is_widened

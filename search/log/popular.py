"""Questions that others asked and that find something, to suggest while somebody types."""

import re
import time
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from django.db import connection
from django.db.models import Count, Sum
from django.utils import timezone

from search.backend.text import fold
from search.library import Library, current_library
from search.log.blanks import BLANK
from search.log.logged_search import LoggedSearch
from search.service import search_case_studies

# A question is suggested when it was asked on so many of the last days. How often does not matter:
# one visitor may repeat theirs many times in a day.
DAYS, LAST_DAYS = 3, 90
MOST_KEPT = 200
SECONDS = 600  # for which a process keeps the list
# Of the questions that begin as typed, so many times more than are wanted are tried at most.
TRIED = 2
# Words alone: no operators, which may hold what finds nothing and is not fit to be shown.
PLAIN = re.compile(r"[^\W_]+(?:(?: & |[ '’&-])[^\W_]+)*")


@dataclass(frozen=True)
class Kept:
    until: float
    questions: list[str]


_kept: Kept | None = None


def popular(prefix: str, limit: int, library: Library | None = None) -> list[str]:
    """Past questions that find something and of which a word begins as typed, most asked first.

    The log is read every ten minutes.
    """
    typed = " ".join(fold(prefix).split())
    if not typed:
        return []
    begun = [
        question
        for question in current_questions()
        if f" {typed}" in f" {fold(question)}" and fold(question) != typed
    ]
    if not begun:
        return []
    library = library or current_library()
    tried = (question for question in begun[: TRIED * limit] if finds_something(question, library))
    return list(islice(tried, limit))


def current_questions() -> list[str]:
    """What was asked often, the most asked first, whether it finds something now or not."""
    global _kept
    # What is read inside a transaction may never come to be.
    if connection.in_atomic_block:
        return asked_often()
    kept = _kept
    if kept and time.monotonic() < kept.until:
        return kept.questions
    questions = asked_often()
    _kept = Kept(time.monotonic() + SECONDS, questions)
    return questions


def asked_often() -> list[str]:
    since = timezone.localdate() - timedelta(days=LAST_DAYS)
    rows = (
        LoggedSearch.objects.filter(day__gt=since)
        .filter(hits__gt=0, was_corrected=False, was_widened=False)
        .exclude(question="")
        .exclude(question__contains=BLANK)
        .values("question")
        .annotate(days=Count("day", distinct=True), times=Sum("count"))
        .filter(days__gte=DAYS)
        .order_by("-times", "question")
    )
    found = rows.values_list("question", flat=True)[:MOST_KEPT]
    return [question for question in found if PLAIN.fullmatch(question)]


def finds_something(question: str, library: Library) -> bool:
    """Whether every word of it is found, as it was typed."""
    results = search_case_studies(q=question, as_typed=True, library=library)
    return results.total > 0 and not results.is_widened

"""What a process keeps in memory of the library: facets, synonyms, words, answers."""

import os
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from threading import Lock

from django.db import connection
from django.utils import timezone

from practices.case_studies.models import CaseStudyPage, LibraryStamp
from search.answers import Answers
from search.engines import Engine, PlainEngine
from search.facets import FacetTable
from search.facets.build import build_table
from search.facets.orders import ranks
from search.question.synonyms import Synonyms
from search.question.synonyms_read import read_synonyms
from search.question.vocabulary import Vocabulary


@dataclass(frozen=True)
class Library:
    """The library as visitors may see it, of one stamp. Nothing in it changes but what it keeps."""

    stamp: int
    table: FacetTable
    synonyms: Synonyms
    # When the next case expires, if any will.
    valid_until: datetime | None = None
    answers: Answers = field(default_factory=Answers)
    # One vocabulary, that of the engine's latest stamp.
    _words: dict[Hashable, Vocabulary] = field(default_factory=dict)

    @cached_property
    def ranks(self):
        """{order: int (rows,)}, for sorting."""
        return ranks(self.table)

    @cached_property
    def plain(self) -> PlainEngine:
        """What answers while there is no index."""
        return PlainEngine()

    def vocabulary(self, engine: Engine) -> Vocabulary:
        """The words of visible cases; never of any other."""
        key = engine.name, engine.stamp()
        words = self._words.get(key)
        if words is None:
            words = Vocabulary(engine.vocabulary(self.table.keys))
            self._words.clear()
            self._words[key] = words
        return words


_kept: Library | None = None
_reading = Lock()


def current_library() -> Library:
    """The library as visitors may see it now: one query, unless something has changed.

    Then one thread reads it, and those who come meanwhile wait for what it has read.
    """
    global _kept
    stamp = LibraryStamp.current()
    kept = kept_of(stamp)
    if kept:
        return kept
    # What is read inside a transaction may never come to be.
    if connection.in_atomic_block:
        return read_library(stamp)
    with _reading:
        # Asked again: it may have changed, or been read, while we waited.
        stamp = LibraryStamp.current()
        kept = kept_of(stamp)
        if not kept:
            kept = _kept = read_library(stamp)
        return kept


def kept_of(stamp: int) -> Library | None:
    """What is kept, if it still is the library of this stamp."""
    kept = _kept
    return kept if kept and kept.stamp == stamp and not is_past(kept.valid_until) else None


def read_library(stamp: int) -> Library:
    """stamp: read before, so that whatever changes meanwhile is found again by the next request."""
    return Library(stamp, build_table(), read_synonyms(), next_expiry())


def next_expiry() -> datetime | None:
    """When the first of the visible cases will have to be gone."""
    return (
        CaseStudyPage.objects.visible()
        .filter(expire_at__isnull=False)
        .order_by("expire_at")
        .values_list("expire_at", flat=True)
        .first()
    )


def is_past(moment: datetime | None) -> bool:
    return moment is not None and moment <= timezone.now()


def forget(**kwargs) -> None:
    """Read everything anew next time: after a migration or a flush, stamps start again."""
    global _kept
    _kept = None


def renew_lock() -> None:
    global _reading
    _reading = Lock()


# A forked worker must not wait for a lock that a thread of its parent held.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=renew_lock)

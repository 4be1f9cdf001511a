"""What a process keeps in memory of the library: its facets and its synonyms."""

from dataclasses import dataclass

from django.db import connection

from practices.case_studies.models import LibraryStamp
from search.facets import FacetTable, build_table
from search.question.synonyms import Synonyms
from search.question.synonyms_read import read_synonyms


@dataclass(frozen=True)
class Library:
    stamp: int
    table: FacetTable
    synonyms: Synonyms


_kept: Library | None = None


def current_library() -> Library:
    """The library as visitors may see it now: one query, unless something has changed."""
    global _kept
    # The stamp is read first: whatever changes while we read is found again by the next request.
    stamp = LibraryStamp.current()
    kept = _kept
    if kept and kept.stamp == stamp:
        return kept
    library = Library(stamp, build_table(), read_synonyms())
    # What is read inside a transaction may never come to be.
    if not connection.in_atomic_block:
        _kept = library
    return library


def forget(**kwargs) -> None:
    """Read everything anew next time: after a migration or a flush, stamps start again."""
    global _kept
    _kept = None

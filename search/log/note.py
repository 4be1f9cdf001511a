"""Note that a search was made."""

import logging
from contextlib import contextmanager
from functools import partial

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from search.log.blanks import without_personal_data
from search.log.counting import counts
from search.log.logged_search import LONGEST_FILTERS, LONGEST_QUESTION, LoggedSearch

logger = logging.getLogger(__name__)

# Whoever sends nonsense all day fills no disk: later searches of such a day are not kept.
MOST_A_DAY = 5_000  # rows
PATIENCE = 250  # milliseconds to wait for another writer

TABLE = LoggedSearch._meta.db_table
# One statement, so that two processes that note the same search count it twice, as they should.
NOTE = f"""
INSERT INTO {TABLE} (day, question, filters, count, hits, was_corrected, was_widened)
SELECT %s, %s, %s, 1, %s, %s, %s
WHERE (SELECT COUNT(*) FROM {TABLE} WHERE day = %s) < {MOST_A_DAY}
ON CONFLICT (day, question, filters) DO UPDATE SET
    count = {TABLE}.count + 1, hits = excluded.hits,
    was_corrected = excluded.was_corrected, was_widened = excluded.was_widened
"""  # noqa: S608 - the names are ours


def note(results, request, response) -> None:
    """Count these results as one search, when the visitor has been answered.

    Costs one query, which neither delays the page nor can break it.
    """
    if results.asked.is_plain or not counts(request):
        return
    # What Django itself uses for files to close: it is called once the whole answer has been sent.
    response._resource_closers.append(partial(keep, *row_of(results)))


def row_of(results) -> tuple:
    asked = results.asked
    question = without_personal_data(asked.q)[:LONGEST_QUESTION].strip()
    filters = asked.but(q="", sort="", exact=False, as_typed=False).link.lstrip("?")
    return (
        question,
        filters[:LONGEST_FILTERS],
        results.total,
        bool(results.correction),
        results.is_widened,
    )


def keep(*row) -> None:
    day = timezone.localdate()
    if connection.vendor == "sqlite":
        day = day.isoformat()
    try:
        with short_wait(), connection.cursor() as cursor:
            cursor.execute(NOTE, [day, *row, day])
    except DatabaseError:
        logger.info("A search was not counted", exc_info=True)


@contextmanager
def short_wait():
    """Give up soon where a long write holds SQLite's only lock: a count is not worth the wait."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    usual = settings.DATABASES[connection.alias].get("OPTIONS", {}).get("timeout", 5) * 1000
    connection.connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {usual}")

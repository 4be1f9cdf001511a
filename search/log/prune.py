"""Forget searches that were made long ago."""

from datetime import date

from django.conf import settings
from django.utils import timezone

from practices.case_studies.review import add_months
from search.log.logged_search import LoggedSearch


def prune(today: date | None = None) -> int:
    """Delete what is older than SEARCH_LOG_MONTHS; the number of rows deleted."""
    today = today or timezone.localdate()
    oldest = add_months(today, -settings.SEARCH_LOG_MONTHS)
    deleted, _ = LoggedSearch.objects.filter(day__lt=oldest).delete()
    return deleted

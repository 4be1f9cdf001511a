"""When a case is due to be looked at again."""

import calendar
from datetime import date

from django.conf import settings


def add_months(day: date, months: int | None = None) -> date:
    """The same day so many months later (the review term, unless said), or the month's last day."""
    if months is None:
        months = settings.REVIEW_TERM_MONTHS
    count = day.month - 1 + months
    year, month = day.year + count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

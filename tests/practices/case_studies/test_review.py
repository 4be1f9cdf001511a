"""When a case is due to be looked at again."""

from datetime import date

import pytest

from practices.case_studies.models import CaseStudyPage
from practices.case_studies.review import add_months


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 6, 1), 24, date(2028, 6, 1)),
        (date(2026, 3, 31), 12, date(2027, 3, 31)),
    ],
)
def test_the_same_day_so_many_months_later(day, months, expected):
    assert add_months(day, months) == expected


def test_the_term_is_a_setting(settings, db):
    settings.REVIEW_TERM_MONTHS = 6

    page = CaseStudyPage(last_checked=date(2026, 5, 1))

    assert page.review_due == date(2026, 11, 1)


def test_a_case_that_was_never_checked_has_no_day(db):
    assert CaseStudyPage().review_due is None

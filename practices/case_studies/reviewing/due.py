"""Which published cases are due to be looked at again."""

from datetime import date

from practices.case_studies.models import CaseStudyPage
from practices.case_studies.review import add_months


def due_cases(today: date) -> dict[int, date]:
    """The day on which each was due, by page id. One query; a case never checked is not asked
    about, because its own page says what is missing."""
    cases = CaseStudyPage.objects.visible().exclude(last_checked=None)
    rows = cases.values_list("pk", "last_checked", "review_months")
    due = {pk: add_months(checked, months) for pk, checked, months in rows}
    return {pk: day for pk, day in due.items() if day <= today}

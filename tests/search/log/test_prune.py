from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from search.log.logged_search import LoggedSearch
from search.log.prune import prune


def add(day):
    LoggedSearch.objects.create(day=day, question=str(day), hits=1)


@pytest.mark.django_db
def test_searches_are_kept_for_thirteen_months():
    for day in (date(2025, 10, 22), date(2025, 10, 23), date(2026, 11, 23)):
        add(day)

    assert prune(today=date(2026, 11, 23)) == 1
    assert list(LoggedSearch.objects.values_list("day", flat=True).order_by("day")) == [
        date(2025, 10, 23),
        date(2026, 11, 23),
    ]


@pytest.mark.django_db
def test_the_command_prunes_by_the_setting(settings):
    settings.SEARCH_LOG_MONTHS = 1
    add(date(2020, 1, 1))
    out = StringIO()

    call_command("prune_search_log", stdout=out)

    assert "1 searches forgotten" in out.getvalue()
    assert not LoggedSearch.objects.exists()

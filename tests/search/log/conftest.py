from datetime import date, timedelta

import pytest
from django.utils import timezone

from search.log.logged_search import LoggedSearch
from tests.search.conftest import add_case, index  # noqa: F401 - fixtures

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def ask(client, db):
    """Ask the results page as a browser does; words may be followed by filters and headers."""

    def ask(q="", headers=None, **asked):
        response = client.get(
            "/search/", {"q": q, **asked}, headers={"User-Agent": BROWSER, **(headers or {})}
        )
        assert response.status_code == 200
        return response

    return ask


@pytest.fixture
def add_search(db):
    """A search in the log, so many days ago."""

    def add(question, *, ago=0, hits=3, **fields) -> LoggedSearch:
        day: date = timezone.localdate() - timedelta(days=ago)
        return LoggedSearch.objects.create(day=day, question=question, hits=hits, **fields)

    return add

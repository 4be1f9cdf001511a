"""What editors see of it."""

import csv
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from hub.operations.groups import ensure_hub_editors
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reports/searches/"


@pytest.fixture
def editor(client, hub_editor):
    ensure_hub_editors()
    client.force_login(hub_editor)
    return hub_editor


def rows(client, **asked):
    response = client.get(ADDRESS, asked)
    assert response.status_code == 200
    tree = BeautifulSoup(response.content.decode(), "html.parser")
    return [
        [" ".join(cell.get_text().split()) for cell in row.select("td")]
        for row in tree.select("table.listing tbody tr")
    ]


def words(client, **asked):
    return [row[0] for row in rows(client, **asked)]


def test_the_most_frequent_search_comes_first(client, editor, add_search):
    add_search("damp homes", ago=1, count=2, hits=4)
    add_search("data sharing", count=5, hits=7)
    add_search("damp homes", count=4, hits=3)

    assert [row[:5] for row in rows(client)] == [
        ["damp homes", "", "6", "2", "3"],
        ["data sharing", "", "5", "1", "7"],
    ]


def test_filters_are_told_in_words(client, editor, add_search, case):
    add_search("damp", filters="barrier=data-sharing&sector=gone")

    assert rows(client)[0][1] == "Barrier: Data sharing; Sector: gone"


def test_searches_that_found_nothing_stand_alone(client, editor, add_search):
    add_search("damp homes")
    add_search("zeppelin", hits=0)
    add_search("mistyped", was_corrected=True)

    assert words(client, found="nothing") == ["zeppelin"]
    assert words(client, found="corrected") == ["mistyped"]


@pytest.mark.parametrize(("days", "number"), [("7", 1), ("30", 2), ("90", 3), ("", 4)])
def test_it_tells_of_a_period(client, editor, add_search, days, number):
    for ago in (0, 20, 80, 200):
        add_search(f"asked {ago} days ago", ago=ago)

    assert len(words(client, period=days)) == number


def test_it_sorts_as_asked_and_forgives_what_it_does_not_know(client, editor, add_search):
    add_search("b", count=1)
    add_search("a", count=9)

    assert words(client, ordering="question") == ["a", "b"]
    assert words(client, ordering="times") == ["b", "a"]
    assert words(client, ordering="id; drop") == ["a", "b"]
    assert words(client, period="x", found="y") == ["a", "b"]


def test_without_searches_it_says_so(client, editor):
    assert "Nothing has been searched for yet." in client.get(ADDRESS).content.decode()


def test_it_comes_as_a_spreadsheet_without_formulas(client, editor, add_search):
    add_search('=HYPERLINK("x")', count=2)

    text = b"".join(client.get(ADDRESS, {"export": "csv"}).streaming_content).decode()
    book = b"".join(client.get(ADDRESS, {"export": "xlsx"}).streaming_content)

    (line,) = csv.DictReader(text.splitlines())
    assert (line["Words"], line["Times"]) == ('\'=HYPERLINK("x")', "2")
    _, cells = load_workbook(BytesIO(book)).active.iter_rows(values_only=True)
    assert cells[0].startswith("'=")


def test_markup_in_a_question_stays_text(client, editor, add_search):
    add_search("<script>alert(1)</script>")

    html = client.get(ADDRESS).content.decode()

    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_it_leads_to_the_same_search(client, editor, add_search):
    add_search("damp & cold", filters="sector=housing")
    add_search("mail [removed]")

    html = client.get(ADDRESS).content.decode()

    assert 'href="/search/?q=damp+%26+cold&amp;sector=housing"' in html
    assert "removed%5D" not in html


def test_it_asks_no_more_for_more_searches(client, editor, add_search):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(ADDRESS)
        return len(queries)

    add_search("one")
    cost()
    before = cost()
    for number in range(8):
        add_search(f"more {number}")

    assert cost() == before


def test_it_is_for_hub_editors(client, library):
    client.force_login(UserFactory())

    assert client.get(ADDRESS).status_code == 302


def test_the_menu_of_reports_has_it_for_hub_editors(client, editor):
    assert ADDRESS in client.get("/admin/").content.decode()


def test_the_rows_are_counted_as_different_searches(client, editor, add_search):
    add_search("damp homes", count=9)
    add_search("data sharing")

    page = client.get(ADDRESS).content.decode()

    assert "2 different searches" in page
    assert "What this search found on the day when it found least." in page

"""Which searches are counted, and what of them is kept."""

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.log import note
from search.log.logged_search import LoggedSearch

pytestmark = pytest.mark.django_db


def kept():
    return list(LoggedSearch.objects.values_list("question", "filters", "count", "hits"))


def test_a_search_is_counted_once_a_day_and_question(ask, add_case):
    add_case("Damp homes")

    ask("Damp  homes")
    ask("damp homes")

    assert kept() == [("damp homes", "", 2, 1)]
    assert LoggedSearch.objects.get().day == timezone.localdate()


def test_filters_are_kept_as_in_an_address(ask, add_case):
    add_case("Damp homes", sectors=["housing"])

    ask("damp", sector="housing")
    ask("", sector="housing")

    assert kept() == [("damp", "sector=housing", 1, 1), ("", "sector=housing", 1, 1)]


def test_nothing_of_the_person_is_kept(ask, add_case, client, admin_user):
    client.force_login(admin_user)

    ask("mail jo@example.org", headers={"Referer": "https://intranet.example.org/jo"})

    (row,) = LoggedSearch.objects.values()
    assert set(row) == {
        "id",
        "day",
        "question",
        "filters",
        "count",
        "hits",
        "was_corrected",
        "was_widened",
    }
    assert row["question"] == "mail [removed]"


def test_a_search_that_found_nothing_is_counted(ask, add_case):
    ask("zeppelin")

    assert kept() == [("zeppelin", "", 1, 0)]


def test_it_is_kept_that_words_were_corrected_or_left_out(ask, add_case):
    add_case("Reablement at home")

    ask("reablemnet")
    ask("reablement zeppelin")

    rows = dict(LoggedSearch.objects.values_list("question", "was_corrected"))
    assert rows == {"reablemnet": True, "reablement zeppelin": False}
    rows = dict(LoggedSearch.objects.values_list("question", "was_widened"))
    assert rows == {"reablemnet": False, "reablement zeppelin": True}


@pytest.mark.parametrize(
    ("asked", "headers"),
    [
        pytest.param({"q": ""}, {}, id="nothing asked"),
        pytest.param({"q": "damp", "page": "2"}, {}, id="another page of the same"),
        pytest.param({"q": "damp", "sort": "newest"}, {}, id="the same sorted"),
        pytest.param({"q": "damp"}, {"Sec-Purpose": "prefetch;prerender"}, id="prefetched"),
        pytest.param({"q": "damp"}, {"Purpose": "prefetch"}, id="prefetched the old way"),
        pytest.param({"q": "damp"}, {"X-Moz": "prefetch"}, id="prefetched by an old Firefox"),
        pytest.param(
            {"q": "damp"},
            {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://example.org)"},
            id="a robot",
        ),
        pytest.param({"q": "damp"}, {"User-Agent": "python-requests/2.32"}, id="a script"),
        pytest.param({"q": "damp"}, {"User-Agent": ""}, id="no name"),
    ],
)
def test_what_is_no_search_of_a_person_is_not_counted(ask, add_case, asked, headers):
    ask(headers=headers, **asked)

    assert kept() == []


def test_it_costs_one_query(ask, add_case):
    add_case("Damp homes")
    ask("damp", headers={"User-Agent": "bot"})

    def cost(agent) -> list[str]:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ask("damp", headers=agent)
        return [query["sql"] for query in queries]

    without = cost({"User-Agent": "bot"})
    with_first, with_second = cost({}), cost({})

    assert len(with_first) == len(with_second) == len(without) + 1


def test_the_page_comes_even_if_nothing_can_be_written(ask, add_case, monkeypatch):
    add_case("Damp homes")
    monkeypatch.setattr(note, "NOTE", "INSERT INTO no_such_table VALUES (1)")

    assert b"Damp homes" in ask("damp").content


def test_a_broken_database_is_logged_and_no_more(monkeypatch, caplog):
    def broken():
        raise DatabaseError("disk full")

    monkeypatch.setattr(note.connection, "cursor", broken)

    with caplog.at_level("INFO"):
        note.keep("damp", "", 1, False, False)

    assert "not counted" in caplog.text


def test_a_day_of_nonsense_does_not_fill_the_disk(ask, add_case, monkeypatch):
    monkeypatch.setattr(note, "NOTE", note.NOTE.replace("< 5000", "< 2"))

    for number in range(4):
        ask(f"nonsense{number}")

    assert len(kept()) == 2


def test_very_long_questions_and_filters_are_cut(ask, add_case):
    ask("long " * 100)

    assert len(LoggedSearch.objects.get().question) < 150

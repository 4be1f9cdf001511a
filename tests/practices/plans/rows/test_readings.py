from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from practices.plans.models import Reading
from practices.plans.rows.putting_back import put_back
from practices.plans.rows.readings import add_reading, change_reading, delete_reading
from practices.plans.rows.verbs import delete_row


@pytest.fixture
def measure(row):
    return row("measures")


@pytest.fixture
def page(measure):
    return reverse("plan-readings", args=[measure.plan_id, measure.pk])


@pytest.fixture
def read(measure, editor):
    """Writes down a reading of a day of March 2026."""

    def write(day, value):
        given = {"day": date(2026, 3, day), "value": Decimal(value)}
        return add_reading(measure=measure, by=editor, **given)

    return write


def typed(day, value, **more):
    return {
        "day_day": str(day.day),
        "day_month": str(day.month),
        "day_year": str(day.year),
        "value": value,
    } | more


def test_readings_are_drawn_listed_and_told_against_the_target(visit, page, read, soup):
    assert "No readings yet" in soup(visit.get(page)).main.get_text()

    read(3, 20)
    one = soup(visit.get(page))
    assert "One reading does not show yet" in one.main.get_text()
    assert len(one.select("figure circle")) == 1

    read(1, "30.5")
    read(9, 12)
    two = soup(visit.get(page))
    drawing = two.select_one("figure svg")
    assert drawing["role"] == "img"
    assert "Cold homes" in drawing.title.get_text()
    assert "1 March 2026: 30.5 homes." in drawing.desc.get_text()
    assert "The target is 12 homes." in drawing.desc.get_text()
    assert (len(drawing.select("circle")), len(drawing.select(".app-plan-chart__reached"))) == (
        2,
        1,
    )
    assert not two.select("main [style]")
    cells = [
        [cell.get_text(strip=True) for cell in tr.select("th, td")][:3]
        for tr in two.select("tbody tr")
    ]
    assert cells == [
        ["1 March 2026", "30.5 homes", "Not reached"],
        ["3 March 2026", "20 homes", "Not reached"],
        ["9 March 2026", "12 homes", "Reached"],
    ]


def test_the_table_of_measures_shows_the_latest_reading_and_a_line(visit, measure, read, soup):
    read(1, 30)
    read(9, 12)

    cell = soup(visit.get(measure.part.get_absolute_url())).select("#rows tbody td")[-2]

    assert "12 homes on 9 March 2026" in cell.get_text()
    assert cell.svg["aria-hidden"] == "true"


def test_a_reading_is_added_changed_and_deleted_and_the_history_keeps_it(
    visit, measure, page, soup
):
    day = date(2026, 3, 3)
    visit.post(f"{page}readings/add/", typed(day, "1,200", note="By hand"))
    reading = measure.readings.get()
    assert (reading.value, reading.note) == (1200, "By hand")

    change = f"{page}readings/{reading.pk}/"
    seen = soup(visit.get(change)).select_one("[name=seen]")["value"]
    visit.post(change, typed(day + timedelta(days=1), "12", seen=seen))
    visit.post(f"{change}delete/")

    assert not Reading.objects.exists()
    gone, changed, added, _made = measure.plan.changes.all()[:4]
    assert added.after == {"readings": {"2026-03-03": {"value": "1200.000", "note": "By hand"}}}
    assert changed.after == {
        "readings": {"2026-03-03": None, "2026-03-04": {"value": "12.000", "note": ""}}
    }
    assert gone.after == {"readings": {"2026-03-04": None}}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"value": "many"}, "Enter a number"),
        ({"value": ""}, "What was it?"),
        ({"value": "9" * 20}, "too l"),
        ({"day_day": "31", "day_month": "2"}, "real date"),
        ({"day_year": "2099"}, "too far ahead"),
        ({"day_year": "26"}, "four digits"),
        ({"note": "x" * 251}, "at most 250"),
    ],
)
def test_a_reading_that_cannot_be_is_told(visit, page, soup, changes, error):
    given = typed(date(2026, 3, 3), "12") | changes

    answer = soup(visit.post(f"{page}readings/add/", given))

    assert error in answer.select_one(".govuk-error-summary").get_text()
    assert not Reading.objects.exists()


def test_a_day_has_one_reading(visit, page, read, soup):
    read(3, 20)
    other = read(4, 10)

    added = soup(visit.post(f"{page}readings/add/", typed(date(2026, 3, 3), "12")))
    change = f"{page}readings/{other.pk}/"
    seen = soup(visit.get(change)).select_one("[name=seen]")["value"]
    moved = soup(visit.post(change, typed(date(2026, 3, 3), "12", seen=seen)))

    for answer in (added, moved):
        assert "already" in answer.select_one(".govuk-error-summary").get_text()
    assert sorted(Reading.objects.values_list("day__day", "value")) == [(3, 20), (4, 10)]


def test_a_figure_for_this_month_may_be_written_down_before_the_month_ends(visit, page, measure):
    visit.post(f"{page}readings/add/", typed(localdate() + timedelta(days=20), "12"))

    assert measure.readings.exists()


def test_a_colleagues_reading_is_shown_and_nothing_is_lost(visit, page, read, editor, soup):
    reading = read(3, 20)
    change = f"{page}readings/{reading.pk}/"
    seen = soup(visit.get(change)).select_one("[name=seen]")["value"]
    change_reading(reading=reading, by=editor, value=Decimal(21))

    response = visit.post(change, typed(date(2026, 3, 3), "22", seen=seen))

    assert response.status_code == 409
    assert "21 homes" in soup(response).select_one("[role=alert]").get_text()
    assert soup(response).select_one("[name=value]")["value"] == "22"
    reading.refresh_from_db()
    assert reading.value == 21


def test_a_reading_typed_over_one_that_a_colleague_deleted_can_be_added_again(
    visit, page, read, editor, soup
):
    reading = read(3, 20)
    delete_reading(reading=reading, by=editor)

    response = visit.post(f"{page}readings/{reading.pk}/", typed(date(2026, 3, 3), "21", seen="x"))

    assert response.status_code == 409
    form = soup(response).select_one("form.app-form")
    assert form.select_one("[name=value]")["value"] == "21"
    visit.post(form["action"], typed(date(2026, 3, 3), "21"))
    assert reading.measure.readings.get().value == 21


def test_a_measure_comes_back_with_its_readings(measure, read, editor):
    read(1, 30)
    read(9, 12)

    change = delete_row(row=measure, by=editor)
    back = put_back(change=change, by=editor)

    assert [(each.day.day, each.value) for each in back.readings.all()] == [(1, 30), (9, 12)]


def test_only_those_who_write_change_readings(sign_in, reader, stranger, page, read):
    reading = read(3, 20)
    addresses = [
        f"{page}readings/{end}" for end in ("add/", f"{reading.pk}/", f"{reading.pk}/delete/")
    ]

    client = sign_in(reader)
    assert client.get(page).status_code == 200
    assert [client.post(each).status_code for each in addresses] == [403] * 3
    client = sign_in(stranger)
    assert [client.post(each).status_code for each in [*addresses, page]] == [404] * 3 + [405]
    assert client.get(page).status_code == 404

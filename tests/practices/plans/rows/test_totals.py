from decimal import Decimal

import pytest

from practices.plans.models import Cost
from practices.plans.rows.numbers import NumberField, number, pounds
from practices.plans.rows.totals import totals


def cost(kind, pounds, **who):
    return Cost(what="x", kind=kind, pounds=pounds, **who)


def test_each_body_has_its_own_sums_and_a_line_without_a_figure_is_counted():
    found = totals(
        [
            cost("set-up", Decimal(1000), who_pays="Leeds"),
            cost("running", Decimal("250.50"), who_pays=" leeds "),
            cost("running", None, who_pays="NHS"),
            cost("saving", Decimal(4000), who_pays="Leeds", who_gains="NHS"),
            cost("running", Decimal(0)),
        ]
    )

    assert [(body.who, body.cells, body.without_figure) for body in found.bodies] == [
        ("Leeds", ["£1,000", "£250.50", "–"], 0),
        ("NHS", ["–", "–", "£4,000"], 1),
        ("Not said who", ["–", "£0", "–"], 0),
    ]
    assert (found.all.cells, found.all.without_figure) == (["£1,000", "£250.50", "£4,000"], 1)


def test_the_page_shows_the_totals_and_says_what_is_left_out(visit, row, soup):
    row("money")
    made = row("money", what="Fuel", kind="running", pounds=None)

    table = (
        soup(visit.get(made.part.get_absolute_url())).select_one("#rows").get_text(" ", strip=True)
    )

    assert "Totals" in table
    assert "£12,500" in table
    assert "1 line has no figure yet. It is not in these totals." in table


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,250", Decimal(1250)),
        ("£1,250.50", Decimal("1250.50")),
        (" 12 ", Decimal(12)),
        ("0", Decimal(0)),
        ("", None),
    ],
)
def test_numbers_are_read_as_people_type_them(typed, value):
    assert NumberField(required=False, max_digits=14, decimal_places=2).clean(typed) == value


@pytest.mark.parametrize(
    ("value", "shown", "money"),
    [
        (Decimal("1250.500"), "1,250.5", "£1,250.50"),
        (Decimal("100.000"), "100", "£100"),
        (None, "", ""),
    ],
)
def test_numbers_are_written_as_people_read_them(value, shown, money):
    assert (number(value), pounds(value)) == (shown, money)

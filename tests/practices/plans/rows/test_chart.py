from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.plans.rows.chart import HEIGHT, LEFT, WIDTH, chart, nice_ticks, sparkline

DAY = date(2026, 3, 3)
VALUES = st.decimals(-(10**11) + 1, 10**11 - 1, places=3)


def points(values):
    return [(DAY + timedelta(days=place), Decimal(value)) for place, value in enumerate(values)]


@given(st.lists(VALUES, min_size=1, max_size=20), st.none() | VALUES)
def test_every_dot_lies_inside_the_picture(values, target):
    drawn = chart(points(values), target)

    assert len(drawn.dots) == len(values)
    assert all(LEFT <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in drawn.dots)
    assert (drawn.target_y is None) == (target is None)
    assert 2 <= len(drawn.ticks) <= 9


def test_days_lie_as_far_apart_as_they_are():
    first, second, third = chart(
        [
            (DAY, Decimal(1)),
            (DAY + timedelta(days=1), Decimal(2)),
            (DAY + timedelta(days=10), Decimal(3)),
        ]
    ).dots

    assert (third.x - second.x) == pytest.approx(9 * (second.x - first.x), rel=0.02)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([1, 10], [0, 5, 10]),
        ([60, 100], [60, 70, 80, 90, 100]),
        ([5], [0, 2, 4, 6, 8]),
        ([-1, 1], [-1, -0.5, 0, 0.5, 1]),
        ([0], [-1, -0.5, 0, 0.5, 1]),
    ],
)
def test_the_lines_stand_at_round_numbers(values, ticks):
    assert nice_ticks([float(value) for value in values]) == ticks


def test_a_small_line_wants_two_readings():
    assert sparkline(points([1])) is None
    assert sparkline(points([1, 1]))["path"] == "M4.0 14.0 L92.0 14.0"

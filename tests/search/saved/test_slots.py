from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from search.saved.slots import daily_slot, weekly_slot

LONDON = ZoneInfo("Europe/London")


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(utc(2027, 3, 2, 8), utc(2027, 3, 2, 7), id="after the hour"),
        pytest.param(utc(2027, 3, 2, 6, 59), utc(2027, 3, 1, 7), id="before the hour"),
        pytest.param(utc(2027, 3, 2, 7, 4), utc(2027, 3, 1, 7), id="not yet settled"),
        pytest.param(utc(2027, 3, 2, 7, 5), utc(2027, 3, 2, 7), id="just settled"),
        pytest.param(utc(2027, 7, 2, 8), utc(2027, 7, 2, 6), id="in summer time"),
        pytest.param(utc(2027, 3, 28, 5), utc(2027, 3, 27, 7), id="the night the clocks change"),
    ],
)
def test_the_last_seven_o_clock(now, expected):
    assert daily_slot(now, LONDON) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(utc(2027, 3, 2, 8), utc(2027, 3, 1, 7), id="Tuesday"),
        pytest.param(utc(2027, 3, 1, 6), utc(2027, 2, 22, 7), id="Monday before the hour"),
        pytest.param(utc(2027, 3, 1, 8), utc(2027, 3, 1, 7), id="Monday after the hour"),
        pytest.param(utc(2027, 4, 4, 12), utc(2027, 3, 29, 6), id="over a change of the clocks"),
    ],
)
def test_the_last_monday_at_seven(now, expected):
    assert weekly_slot(now, LONDON) == expected

"""Readings of a measure: one a day, added, changed, deleted. The history keeps each by its day."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from hub.people.models import User
from practices.plans.log import What
from practices.plans.models import Measure, Reading
from practices.plans.rows.keeping import kept_reading
from practices.plans.rows.verbs import locked, note

MOST = 500  # readings of one measure


class DayTaken(Exception):
    """There is a reading for this day already."""


class TooManyReadings(Exception):
    """The measure holds as many readings as it can."""


class StaleReading(Exception):
    """Somebody changed the reading in between. `theirs` is what stands there now."""

    def __init__(self, theirs: Reading):
        super().__init__("Somebody changed this reading in between.")
        self.theirs = theirs


def seen_of(reading: Reading) -> str:
    """What a stored reading says, to notice when somebody has changed it."""
    return f"{reading.day.isoformat()} {reading.value} {reading.note}"


@transaction.atomic
def add_reading(
    *, measure: Measure, by: User | None, day: date, value: Decimal, note: str = ""
) -> Reading:
    """Write down what a measure showed on a day. Raises `DayTaken` and `TooManyReadings`."""
    measure = locked(measure)
    if measure.readings.count() >= MOST:
        raise TooManyReadings
    _refuse_taken(measure, day)
    reading = measure.readings.create(day=day, value=value, note=note)
    reading.refresh_from_db()
    _note(measure, by, before={day: None}, after={day: reading})
    return reading


@transaction.atomic
def change_reading(*, reading: Reading, by: User | None, seen: str | None = None, **values):
    """Set the day, value or note of a reading. Raises `DayTaken` and `StaleReading`."""
    measure = locked(reading.measure)
    now = Reading.objects.get(pk=reading.pk)
    if all(getattr(now, name) == value for name, value in values.items()):
        return now
    if seen is not None and seen != seen_of(now):
        raise StaleReading(now)
    _refuse_taken(measure, values.get("day", now.day), but=now)
    old = Reading.objects.get(pk=now.pk)
    for name, value in values.items():
        setattr(now, name, value)
    now.save()
    now.refresh_from_db()
    days = {old.day: None, now.day: None}
    _note(measure, by, before=days | {old.day: old}, after=days | {now.day: now})
    return now


@transaction.atomic
def delete_reading(*, reading: Reading, by: User | None) -> None:
    """Delete a reading; the history keeps it."""
    measure = locked(reading.measure)
    now = Reading.objects.get(pk=reading.pk)
    _note(measure, by, before={now.day: now}, after={now.day: None})
    now.delete()


def _refuse_taken(measure: Measure, day: date, but: Reading | None = None) -> None:
    same = measure.readings.filter(day=day)
    if same.exclude(pk=but.pk if but else None).exists():
        raise DayTaken


def _kept(readings: dict) -> dict:
    """Readings by day as the history keeps them; None where there is none."""
    return {day.isoformat(): each and kept_reading(each) for day, each in readings.items()}


def _note(measure: Measure, by: User | None, before: dict, after: dict) -> None:
    note(
        measure,
        What.ROW_CHANGED,
        by,
        before={"readings": _kept(before)},
        after={"readings": _kept(after)},
    )

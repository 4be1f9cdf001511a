"""When mails are due: at one hour, so that a person's searches come together. Pure."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

HOUR = time(7)  # local
MONDAY = 0
# A case published just before the hour may still be on its way into the database or the index.
SETTLE = timedelta(minutes=5)


def daily_slot(now: datetime, zone: ZoneInfo) -> datetime:
    """The last seven o'clock that is safely past."""
    settled = (now - SETTLE).astimezone(zone)
    slot = datetime.combine(settled.date(), HOUR, tzinfo=zone)
    return slot if slot <= settled else day_before(slot, 1)


def weekly_slot(now: datetime, zone: ZoneInfo) -> datetime:
    """The same of a Monday."""
    slot = daily_slot(now, zone)
    return day_before(slot, (slot.weekday() - MONDAY) % 7)


def day_before(slot: datetime, days: int) -> datetime:
    # By the calendar: a day on which the clocks change has 23 or 25 hours.
    return datetime.combine(slot.date() - timedelta(days=days), HOUR, tzinfo=slot.tzinfo)

"""A measure's readings as a picture and as the table beneath it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.plans.models import Measure, Reading
from practices.plans.rows.chart import Chart, Dot, chart
from practices.plans.rows.kinds.actions import day
from practices.plans.rows.kinds.measures import with_unit

Better = Measure.Better


@dataclass
class Entry:
    """One reading, its place in the picture, and how it stands to the target."""

    reading: Reading
    dot: Dot
    value: str
    is_reached: bool | None

    @property
    def stands(self) -> str:
        if self.is_reached is None:
            return ""
        return _("Reached") if self.is_reached else _("Not reached")


@dataclass
class Picture:
    chart: Chart
    entries: list[Entry]
    title: str
    description: str
    target: str
    has_reached: bool


def picture_of(measure: Measure) -> Picture | None:
    """None while there is no reading."""
    readings = list(measure.readings.all())
    drawn = chart([(each.day, each.value) for each in readings], measure.target)
    if drawn is None:
        return None
    entries = [
        Entry(each, dot, with_unit(each.value, measure.unit), is_reached(measure, each))
        for each, dot in zip(readings, drawn.dots, strict=True)
    ]
    return Picture(
        drawn,
        entries,
        _("Readings of “%s” over time") % measure.what,
        described(measure, entries),
        with_unit(measure.target, measure.unit),
        any(entry.is_reached is not None for entry in entries),
    )


def is_reached(measure: Measure, reading: Reading) -> bool | None:
    """Whether a reading is as good as the target; None where that cannot be said."""
    if measure.target is None or measure.better == Better.NEITHER:
        return None
    if measure.better == Better.UP:
        return reading.value >= measure.target
    return reading.value <= measure.target


def described(measure: Measure, entries: list[Entry]) -> str:
    """The picture in words."""
    first, last = entries[0], entries[-1]
    count = ngettext("%d reading.", "%d readings.", len(entries)) % len(entries)
    words = [
        count,
        _("%(day)s: %(value)s.") % {"day": day(first.reading.day), "value": first.value},
    ]
    if last is not first:
        words.append(_("%(day)s: %(value)s.") % {"day": day(last.reading.day), "value": last.value})
    if measure.target is not None:
        words.append(_("The target is %s.") % with_unit(measure.target, measure.unit))
    return " ".join(words)

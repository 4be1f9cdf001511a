"""Readings over time as the lines of a picture: days and numbers in, places out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil, floor, log10

from practices.plans.rows.numbers import short

WIDTH, HEIGHT = 440, 260
LEFT, RIGHT, TOP, BOTTOM = 84, 16, 16, 40
SMALL_WIDTH, SMALL_HEIGHT, SMALL_EDGE = 96, 28, 4
Points = list[tuple[date, Decimal]]


@dataclass(frozen=True)
class Dot:
    day: date
    value: Decimal
    x: float
    y: float


@dataclass(frozen=True)
class Tick:
    text: str
    at: float


@dataclass(frozen=True)
class Chart:
    """A line through dots, with the lines and days beside it. Places are those of an SVG."""

    dots: list[Dot]
    ticks: list[Tick]
    target_y: float | None

    width, height = WIDTH, HEIGHT
    left, right, label_x = LEFT, WIDTH - RIGHT, LEFT - 8

    @property
    def path(self) -> str:
        return path_through([(dot.x, dot.y) for dot in self.dots])

    @property
    def ends(self) -> list[tuple[Dot, str]]:
        """The first and last day, with where their label is anchored."""
        if len(self.dots) == 1:
            return [(self.dots[0], "middle")]
        return [(self.dots[0], "start"), (self.dots[-1], "end")]


def chart(points: Points, target: Decimal | None = None) -> Chart | None:
    """The picture of these readings, in order of days; None without any."""
    if not points:
        return None
    values = [float(value) for _day, value in points]
    marks = nice_ticks([*values, *([] if target is None else [float(target)])])
    low, high = marks[0], marks[-1]

    def y(value) -> float:
        share = (float(value) - low) / (high - low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP), 1)

    places = days_across(points, LEFT + 8, WIDTH - RIGHT - 8)
    dots = [Dot(day, value, x, y(value)) for (day, value), x in zip(points, places, strict=True)]
    return Chart(
        dots, [Tick(short(mark), y(mark)) for mark in marks], None if target is None else y(target)
    )


def sparkline(points: Points) -> dict | None:
    """A line without words, small enough for a table; None for less than two readings."""
    if len(points) < 2:
        return None
    values = [float(value) for _day, value in points]
    low, span = min(values), (max(values) - min(values)) or 1
    room = SMALL_HEIGHT - 2 * SMALL_EDGE
    xs = days_across(points, SMALL_EDGE, SMALL_WIDTH - SMALL_EDGE)
    if max(values) == low:
        ys = [SMALL_HEIGHT / 2] * len(values)
    else:
        ys = [round(SMALL_HEIGHT - SMALL_EDGE - (value - low) / span * room, 1) for value in values]
    places = list(zip(xs, ys, strict=True))
    return {
        "path": path_through(places),
        "x": places[-1][0],
        "y": places[-1][1],
        "width": SMALL_WIDTH,
        "height": SMALL_HEIGHT,
    }


def days_across(points: Points, left: float, right: float) -> list[float]:
    """Where each day stands between two edges; a single day stands in the middle."""
    first, last = points[0][0], points[-1][0]
    span = (last - first).days
    if not span:
        return [(left + right) / 2 for _point in points]
    return [round(left + (day - first).days / span * (right - left), 1) for day, _value in points]


def path_through(places: list[tuple[float, float]]) -> str:
    return " ".join(f"{'L' if place else 'M'}{x} {y}" for place, (x, y) in enumerate(places))


def nice_ticks(values: list[float], wanted: int = 4) -> list[float]:
    """Round numbers in equal steps, with all values between the first and the last."""
    low, high = min(values), max(values)
    if low == high:
        edge = abs(low) * 0.5 or 1
        low, high = low - edge, high + edge
    if 0 < low <= high / 2:
        low = 0  # from nought up, a small change does not look like a large one
    step = nice_step((high - low) / wanted)
    first, last = floor(low / step), ceil(high / step)
    return [round(mark * step, 6) for mark in range(first, last + 1)]


def nice_step(rough: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 and so on."""
    scale = 10 ** floor(log10(rough))
    return next(each * scale for each in (1, 2, 5, 10) if rough <= each * scale * 1.000001)

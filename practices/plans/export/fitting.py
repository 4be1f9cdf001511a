"""Whether the one-page form fits on a page of A4, and in type of which size."""

from collections.abc import Iterator
from math import ceil

from django.utils.translation import gettext as _

from hub.ui.html import to_text
from practices.plans.export.model import PartPages, PlanPages

# From the size that reads best to the smallest that most people still read on paper.
SIZES = (10, 9.5, 9, 8.5, 8)
# Two columns of A4 with margins of 15 mm, in points
WIDTH, HEIGHT = 247, 740
LETTER = 0.5  # the width of a letter of Arial or DejaVu, as a share of its size
LINE = 1.2  # the height of a line


def too_long() -> str:
    """What the page says when its words do not fit. Nothing is ever cut."""
    return _("The words of this plan are too long for one page, so it goes on to the next.")


def points_for(pages: PlanPages) -> float | None:
    """The largest size of type in which a plan fits on one page; None where none does.

    Only the program that opens a Word file lays it out, so for Word this is an estimate.
    """
    return next((size for size in SIZES if height_of(pages, size) <= 2 * HEIGHT), None)


def height_of(pages: PlanPages, size: float) -> float:
    letters = WIDTH / (size * LETTER)
    height = 5 * size * LINE  # the title, and what the foot of the page takes
    for text, factor, space in texts_of(pages):
        height += ceil(len(text) / (letters / factor)) * size * factor * LINE + space
    return height


def texts_of(pages: PlanPages) -> Iterator[tuple[str, float, float]]:
    """Every line or paragraph: its words, the size of its type, and the space around it."""
    for source in [pages, *pages.sources]:
        yield ". ".join(f"{name}: {value}" for name, value in source.facts), 1, 2
    for section in pages.sections:
        yield section.heading, 1.3, 5
        for part in section.parts:
            yield from texts_of_part(part)
        yield from ((f"{name}: {value}", 1, 2) for name, value in section.facts + section.decided)


def texts_of_part(part: PartPages) -> Iterator[tuple[str, float, float]]:
    yield part.heading, 1.05, 5
    facts = ". ".join(f"{name}: {value}" for name, value in part.facts)
    paragraphs = [facts, part.warning, part.nothing, part.quote, *to_text(part.html).split("\n")]
    yield from ((each, 1, 2) for each in paragraphs if each)
    for table in part.tables:
        yield table.caption, 1, 6
        for row in [table.headers, *table.rows]:
            # Words in narrow cells break early: as if the longest cell stood alone.
            longest = max((len(cell) for cell in row), default=0)
            yield "x" * longest * max(len(row), 1), 1.0, 4

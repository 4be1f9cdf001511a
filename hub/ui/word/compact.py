"""A page that holds as much as it can and is still read with ease: small type in two columns."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

MARGIN = Cm(1.5)
HEADINGS = {"Title": 1.7, "Heading 1": 1.3, "Heading 2": 1.05}
TIGHT = ("Table Text", "Table Heading")
LISTS = [f"List {kind}{place}" for kind in ("Bullet", "Number") for place in ("", " 2", " 3")]


def make_compact(document: Document, points: float) -> None:
    """Set type of this many points in two columns on one sheet of A4."""
    section = document.sections[0]
    section.top_margin = section.bottom_margin = MARGIN
    section.left_margin = section.right_margin = MARGIN
    section.header_distance = section.footer_distance = Cm(0.7)
    columns = section._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "340")  # twentieths of a point: six millimetres
    for name in ("Normal", "Quote", "Caption", *LISTS, *TIGHT):
        _size(document, name, points, after=2 if name not in TIGHT else 1)
    for level in range(1, 10):
        name = f"Heading {level}"
        _size(document, name, points * HEADINGS.get(name, 1), before=4, after=1)
    _size(document, "Title", points * HEADINGS["Title"], after=4)
    _size(document, "Footer", 7.5)


def _size(
    document: Document, name: str, points: float, *, before: float = 0, after: float = 0
) -> None:
    style = document.styles[name]
    style.font.size = Pt(round(points * 2) / 2)  # Word knows half points
    space = style.paragraph_format
    space.space_before, space.space_after = Pt(before), Pt(after)
    space.line_spacing = 1.0

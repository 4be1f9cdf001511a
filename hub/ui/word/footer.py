"""The foot of each page: where the words come from, and which page this is."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from .words import plain_lines


def write_footer(document: Document, text: str, page_words: tuple[str, str]) -> None:
    """The text, and below it the page's number: ("Page", "of") gives "Page 2 of 5"."""
    footer = document.sections[0].footer
    style = _style(document)
    first = footer.paragraphs[0]
    said = " ".join(plain_lines(text))
    if said:
        first.style = style
        first.add_run(said)
    numbers = footer.add_paragraph(style=style) if said else first
    numbers.style = style
    page, of = page_words
    numbers.add_run(f"{page} ")
    _field(numbers, "PAGE")
    numbers.add_run(f" {of} ")
    _field(numbers, "NUMPAGES")


def _style(document: Document):
    style = document.styles["Footer"]
    style.font.size = Pt(9)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    return style


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that the reader's own program works out."""
    # Nothing but a simple field: it holds a first value, for programs that do not count.
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)

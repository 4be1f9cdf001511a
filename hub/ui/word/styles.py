"""How the document looks: plain, dark on white, with space given by styles."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Arial"
INK = RGBColor(0x0B, 0x0C, 0x0C)
LINK = RGBColor(0x1A, 0x65, 0xA6)
HEADING_SIZES = {1: 20, 2: 16, 3: 14}


def apply_styles(document: Document, language: str) -> None:
    """Give Word's own styles our looks, and add the few that it lacks."""
    _set_language(document, language)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    _look(document, "Normal", size=12, after=8)
    _look(document, "Title", size=26, after=16, bold=True)
    for level in range(1, 10):
        _look(document, f"Heading {level}", HEADING_SIZES.get(level, 12), 6, before=16, bold=True)
    _look(document, "Caption", size=12, after=4, bold=True)
    _look(document, "Quote", size=12, after=8)
    quote = document.styles["Quote"]
    quote.font.italic = False
    quote.paragraph_format.left_indent = Cm(1)
    _add_styles(document)


def style_ids(document: Document) -> dict[str, str | None]:
    """The id of every style by its name; None for what a paragraph has unless told otherwise.

    To be asked once: python-docx looks through all styles for each paragraph that is given one.
    """
    ids: dict[str, str | None] = {style.name: style.style_id for style in document.styles}
    return ids | {"Normal": None}


def _look(
    document: Document, name: str, size: int, after: int, *, before: int = 0, bold: bool = False
) -> None:
    style = document.styles[name]
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, INK
    _set_font(style)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _set_font(style) -> None:
    style.font.name = FONT
    # Fonts of the theme would win over the name.
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _add_styles(document: Document) -> None:
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, LINK
    for name, bold in (("Table Text", False), ("Table Heading", True)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.bold = bold
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(3)


def _set_language(document: Document, language: str) -> None:
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    for spoken in document.settings.element.iter(qn("w:themeFontLang")):
        spoken.set(qn("w:val"), language)

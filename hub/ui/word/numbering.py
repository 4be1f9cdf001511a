"""Lists that count: every numbered list from 1, and a depth that Word understands."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

DEPTHS = 9
INDENT = 360  # twentieths of a point: a quarter of an inch for each level
BULLETS = "\u2022\u2013"  # a dot and a dash are in every font, unlike Word's own symbols
NUMBERS = ("decimal", "lowerLetter", "lowerRoman")


class Numbering:
    def __init__(self, document: Document) -> None:
        self._numbering = document.part.numbering_part.element
        self._patterns = {tag: self._add_pattern(tag) for tag in ("ul", "ol")}
        self._bullets = self._add_number("ul")

    def begin(self, tag: str) -> int:
        """A number for a new list: all bulleted lists share one, numbered ones never do."""
        return self._bullets if tag == "ul" else self._add_number(tag)

    def count(self, paragraph: Paragraph, number: int, depth: int) -> None:
        """Make the paragraph a point of that list."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = min(depth, DEPTHS - 1)
        properties.get_or_add_numId().val = number

    def _add_number(self, tag: str) -> int:
        added = self._numbering.add_num(self._patterns[tag])
        if tag == "ol":
            for depth in range(DEPTHS):
                added.add_lvlOverride(ilvl=depth).add_startOverride(1)
        return added.numId

    def _add_pattern(self, tag: str) -> int:
        taken = self._numbering.findall(qn("w:abstractNum"))
        key = max((int(each.get(qn("w:abstractNumId"))) for each in taken), default=-1) + 1
        pattern = _element("w:abstractNum", abstractNumId=key)
        pattern.append(_element("w:multiLevelType", val="multilevel"))
        for depth in range(DEPTHS):
            pattern.append(_level(tag, depth))
        # Patterns stand before the lists that use them; Word refuses the file otherwise.
        first_list = self._numbering.find(qn("w:num"))
        first_list.addprevious(pattern)
        return key


def _level(tag: str, depth: int):
    level = _element("w:lvl", ilvl=depth)
    kind = NUMBERS[depth % len(NUMBERS)] if tag == "ol" else "bullet"
    sign = f"%{depth + 1}." if tag == "ol" else BULLETS[depth % len(BULLETS)]
    level.append(_element("w:start", val=1))
    level.append(_element("w:numFmt", val=kind))
    level.append(_element("w:lvlText", val=sign))
    level.append(_element("w:lvlJc", val="left"))
    properties = OxmlElement("w:pPr")
    properties.append(_element("w:ind", left=INDENT * (depth + 1), hanging=INDENT))
    level.append(properties)
    return level


def _element(name: str, **attributes):
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element

"""Read HTML that the engine has let through into the model."""

import re
from collections.abc import Iterator, Set

from lxml import html as lxml_html
from lxml.html import HtmlElement

from .characters import without_unseen
from .limits import MAX_DEPTH
from .lines import BREAK, tidy_line, tidy_lines
from .links import read_link
from .model import (
    Block,
    Cell,
    Item,
    Line,
    List,
    Quote,
    Rule,
    Run,
    Table,
    Text,
    lines_of,
    one_line,
)
from .profiles import (
    BLOCKS,
    CLEANED,
    DROPPED,
    HEADINGS,
    NEUTRAL_BLOCKS,
    TABLE_PARTS,
    Profile,
)
from .settling import settle
from .tables import fill_spans

MAX_NESTED = 6  # lists, tables and quotes inside one another; what is deeper becomes lines
_STOP_DEPTH = MAX_DEPTH + 20  # for what no engine has seen: keeps Python's own stack safe
HOLDERS = frozenset({"ul", "ol", "table", "blockquote"})
_ALL_BLOCKS = NEUTRAL_BLOCKS | HEADINGS | BLOCKS | TABLE_PARTS


def read(html: str, profile: Profile = CLEANED) -> list[Block]:
    """The blocks in some HTML, in their settled form."""
    return settle(_Reader(profile).read(_parse(html)), profile)


def _parse(html: str) -> HtmlElement:
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    page = f"<!doctype html><html><body>{without_unseen(html)}</body></html>"
    # As bytes: lxml refuses a string that names its own encoding.
    return lxml_html.document_fromstring(page.encode(), parser=parser).find("body")


PLAIN = Run("")


class _Reader:
    """Collects the blocks of one element: the page, a list item, a cell, a quote."""

    def __init__(self, profile: Profile, nested: int = 0, depth: int = 0) -> None:
        self.profile = profile
        self.nested = nested
        self.depth = depth
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.tag = "p"

    def read(self, element: HtmlElement, look: Run = PLAIN) -> list[Block]:
        self._inside(element, look)
        self._end_text()
        return self.blocks

    def _within(self, element: HtmlElement, look: Run) -> list[Block]:
        reader = _Reader(self.profile, self.nested + 1, self.depth)
        return reader.read(element, look)

    def _around(self, element: HtmlElement, look: Run) -> list[Block]:
        reader = _Reader(self.profile, self.nested + 1, self.depth)
        reader._child(element, look)
        reader._end_text()
        return reader.blocks

    def _inside(self, element: HtmlElement, look: Run) -> None:
        self._say(element.text, look)
        self.depth += 1
        for child in element:
            if self.depth > _STOP_DEPTH:
                self._say(child.text_content(), look)
            elif child.tag not in DROPPED:
                self._child(child, look)
            self._say(child.tail, look)
        self.depth -= 1

    def _child(self, child: HtmlElement, look: Run) -> None:
        tag = child.tag
        if tag == "br":
            self.runs.append(BREAK)
        elif tag == "a":
            link = read_link(child.attrib, self.profile)
            self._inside(child, Run("", look.marks, link))
        elif tag in self.profile.marks:
            self._inside(child, Run("", look.marks | {self.profile.marks[tag]}, look.link))
        elif tag in _ALL_BLOCKS:
            self._block(child, look)
        else:
            self._inside(child, look)

    def _block(self, child: HtmlElement, look: Run) -> None:
        self._end_text()
        tag = child.tag
        if tag in HOLDERS and self.nested < MAX_NESTED:
            self.blocks.append(self._holder(child, look))
        elif tag == "hr" and self.profile.has_rules:
            self.blocks.append(Rule())
        else:
            outer, self.tag = self.tag, self.profile.headings.get(tag, "p")
            self._inside(child, look)
            self._end_text()
            self.tag = outer

    def _holder(self, child: HtmlElement, look: Run) -> List | Quote | Table:
        if child.tag == "table":
            return self._table(child, look)
        if child.tag == "blockquote":
            return Quote(self._within(child, look))
        return List(child.tag, self._items(child, look))

    def _items(self, element: HtmlElement, look: Run) -> list[Item]:
        items = [Item([tidy_line([Run(element.text or "")])])]
        for child, own_look in self._parts(element, look, {"li"}):
            if child.tag == "li":
                items.append(Item(*_lines_and_lists(self._within(child, own_look))))
            elif child.tag not in DROPPED:
                # Word processors put a list directly in a list: it stands for an item around it.
                items.append(Item(*_lines_and_lists(self._around(child, own_look))))
            items.append(Item([tidy_line([Run(child.tail or "")])]))
        return [item for item in items if any(item.lines) or item.lists]

    def _table(self, element: HtmlElement, look: Run) -> Table:
        table = Table()
        for part, own_look in self._parts(element, look, TABLE_PARTS):
            if part.tag == "caption":
                lines = [line for block in self._within(part, own_look) for line in lines_of(block)]
                table.caption = tidy_line(one_line(lines))
            elif part.tag in ("thead", "tbody", "tfoot", "tr"):
                rows = [part] if part.tag == "tr" else part.findall("tr")
                side = table.head if part.tag == "thead" else table.body
                side += fill_spans([self._row(row, own_look) for row in rows])
        return table

    def _parts(
        self, element: HtmlElement, look: Run, names: Set[str]
    ) -> Iterator[tuple[HtmlElement, Run]]:
        """The children, and in place of a mark put around parts (a whole added row), the parts."""
        for child in element:
            if child.tag in self.profile.marks and any(part.tag in names for part in child):
                marked = Run("", look.marks | {self.profile.marks[child.tag]}, look.link)
                yield from self._parts(child, marked, names)
            else:
                yield child, look

    def _row(self, element: HtmlElement, look: Run) -> list[tuple[Cell, int, int]]:
        return [
            (
                Cell(cell.tag, *_lines_and_lists(self._within(cell, look))),
                _span(cell, "colspan"),
                _span(cell, "rowspan"),
            )
            for cell in element.iterchildren("th", "td")
        ]

    def _say(self, text: str | None, look: Run) -> None:
        if text:
            self.runs.append(Run(without_unseen(text), look.marks, look.link))

    def _end_text(self) -> None:
        """Close the paragraph being read; an empty line in it begins another."""
        paragraph: list[Line] = []
        for line in [*tidy_lines(self.runs), ()]:
            if line:
                paragraph.append(line)
            elif paragraph:
                self.blocks.append(Text(self.tag, paragraph))
                paragraph = []
        self.runs = []


def _lines_and_lists(blocks: list[Block]) -> tuple[list[Line], list[List]]:
    """What an item or a cell can hold: lines, then lists. All else becomes lines."""
    lists = [block for block in blocks if isinstance(block, List)]
    others = [block for block in blocks if not isinstance(block, List)]
    return [tidy_line(line) for block in others for line in lines_of(block)], lists


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "1")
    return min(int(value), 20) if re.fullmatch(r"[1-9][0-9]{0,2}", value) else 1

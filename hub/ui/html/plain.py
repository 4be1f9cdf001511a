"""Between rich text and plain text."""

import re
from collections.abc import Iterator
from html import escape

from .characters import without_unseen
from .cleaning import clean
from .model import Block, Cell, Item, Line, List, Quote, Table, Text
from .reading import read

_TAG = re.compile(
    r"</?(p|h[1-6r]|[uo]l|li|a|strong|em|b|i|su[bp]|code|blockquote|"
    r"table|caption|thead|tbody|tr|t[hd]|br)(\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_EMPTY_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def from_text(text: str, profile: str = "plan") -> str:
    """Cleaned HTML from what was typed into a plain box.

    An empty line begins a new paragraph, and every other line end is kept. Text that already
    holds tags of ours is taken as HTML: without JavaScript the box shows the stored HTML, and
    people send it back with their changes. There too an empty line begins a new paragraph.
    """
    text = without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))
    if _TAG.search(text):
        return clean(_EMPTY_LINE.sub("<br><br>", text), profile)
    paragraphs = _EMPTY_LINE.split(text.strip())
    return clean(
        "".join(f"<p>{escape(each).replace(chr(10), '<br>')}</p>" for each in paragraphs),
        profile,
    )


def to_text(html: str) -> str:
    """The words of some rich text: an empty line between blocks, items and rows on their own."""
    return "\n\n".join("\n".join(_lines(block)) for block in read(html) if list(_lines(block)))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Text():
            yield from map(_words, block.lines)
        case List():
            yield from _list_lines(block, "")
        case Quote():
            for inner in block.blocks:
                yield from _lines(inner)
        case Table():
            if block.caption:
                yield _words(block.caption)
            for row in block.head + block.body:
                yield " | ".join(_cell_words(cell) for cell in row)


def _list_lines(block: List, indent: str) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        sign = f"{number}. " if block.tag == "ol" else "- "
        yield indent + sign + _one_line(item)
        for inner in item.lists:
            yield from _list_lines(inner, indent + "  ")


def _cell_words(cell: Cell) -> str:
    lists = [line.strip() for inner in cell.lists for line in _list_lines(inner, "")]
    return " ".join([_one_line(cell), *lists]).strip()


def _one_line(holder: Item | Cell) -> str:
    return " ".join(map(_words, holder.lines))


def _words(line: Line) -> str:
    return "".join(run.text for run in line)

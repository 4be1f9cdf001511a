"""Rich text of a part, made ready to stand in a document of its own."""

from dataclasses import replace

from hub.ui.html.model import Block, Cell, Item, Line, List, Quote, Run, Table, Text
from hub.ui.html.profiles import PLAN
from hub.ui.html.reading import read
from hub.ui.html.writing import write

DEEPEST = 6


def blocks_below(html: str, level: int, site: str = "") -> list[Block]:
    """The text in blocks: headings below this level without a gap, links that work elsewhere.

    Read with the narrow profile: a second lock, should something unclean ever be stored.
    """
    last, placed = level, []
    for block in read(html, PLAN):
        if isinstance(block, Text) and block.tag != "p":
            wanted = level + (2 if block.tag == "h4" else 1)
            last = min(wanted, last + 1, DEEPEST)
            block = Text(f"h{last}", block.lines)
        placed.append(_outward(block, site.rstrip("/")))
    return placed


def html_below(html: str, level: int, site: str = "") -> str:
    return write(blocks_below(html, level, site))


def _outward(block: Block, site: str) -> Block:
    match block:
        case Text():
            return Text(block.tag, _lines(block.lines, site))
        case List():
            return List(block.tag, [_item(item, site) for item in block.items])
        case Quote():
            return Quote([_outward(inner, site) for inner in block.blocks])
        case Table():
            head, body = ([_row(row, site) for row in rows] for rows in (block.head, block.body))
            return Table(_line(block.caption, site), head, body)
        case _:
            return block


def _item(item: Item, site: str) -> Item:
    return Item(_lines(item.lines, site), [_outward(inner, site) for inner in item.lists])


def _row(row: list[Cell], site: str) -> list[Cell]:
    return [
        Cell(cell.tag, _lines(cell.lines, site), [_outward(inner, site) for inner in cell.lists])
        for cell in row
    ]


def _lines(lines: list[Line], site: str) -> list[Line]:
    return [_line(line, site) for line in lines]


def _line(line: Line, site: str) -> Line:
    return tuple(_run(run, site) for run in line)


def _run(run: Run, site: str) -> Run:
    """A link to a page of ours gets its whole address; one that leads nowhere, none."""
    address = dict(run.link or ()).get("href", "")
    if address.startswith("/") and site:
        return replace(run, link=(("href", site + address),))
    if address.startswith(("/", "#")):
        return replace(run, link=None)
    return run

"""Write the model as HTML: one block element per line, attributes in one order."""

from html import escape
from itertools import groupby

from .model import (
    Block,
    Cell,
    Item,
    Line,
    Link,
    List,
    Quote,
    Row,
    Rule,
    Run,
    Table,
    Text,
)

MARK_ORDER = ("ins", "del", "strong", "em", "code", "sub", "sup")


def write(blocks: list[Block]) -> str:
    return "\n".join(line for block in blocks for line in write_block(block))


def write_block(block: Block) -> list[str]:
    match block:
        case Text():
            return [f"<{block.tag}>{write_lines(block.lines)}</{block.tag}>"]
        case List():
            return write_list(block)
        case Quote():
            inner = [line for each in block.blocks for line in write_block(each)]
            return ["<blockquote>", *inner, "</blockquote>"]
        case Table():
            return _write_table(block)
        case Rule():
            return ["<hr>"]


def write_list(block: List) -> list[str]:
    items = [line for item in block.items for line in _write_item(item)]
    return [f"<{block.tag}>", *items, f"</{block.tag}>"]


def _write_item(item: Item) -> list[str]:
    words = write_lines(item.lines)
    if not item.lists:
        return [f"<li>{words}</li>"]
    below = [line for inner in item.lists for line in write_list(inner)]
    return [f"<li>{words}", *below, "</li>"]


def _write_table(table: Table) -> list[str]:
    caption = [f"<caption>{write_line(table.caption)}</caption>"] if table.caption else []
    head = ["<thead>", *(write_row(row, "col") for row in table.head), "</thead>"]
    body = ["<tbody>", *(write_row(row, "row") for row in table.body), "</tbody>"]
    return [
        "<table>",
        *caption,
        *(head if table.head else []),
        *(body if table.body else []),
        "</table>",
    ]


def write_row(row: Row, scope: str) -> str:
    return f"<tr>{''.join(_write_cell(cell, scope) for cell in row)}</tr>"


def _write_cell(cell: Cell, scope: str) -> str:
    below = "".join(line for inner in cell.lists for line in write_list(inner))
    start = f'<th scope="{scope}">' if cell.tag == "th" else "<td>"
    return f"{start}{write_lines(cell.lines)}{below}</{cell.tag}>"


def write_lines(lines: list[Line]) -> str:
    return "<br>".join(write_line(line) for line in lines)


def write_line(line: Line) -> str:
    """Each link once, around all of its words; then bold, then italic, in one order."""
    links = groupby(line, key=lambda run: run.link)
    return "".join(_write_link(link, _write_marks(list(runs), MARK_ORDER)) for link, runs in links)


def _write_link(link: Link | None, words: str) -> str:
    if not link:
        return words
    attributes = " ".join(f'{name}="{escape(value)}"' for name, value in link)
    return f"<a {attributes}>{words}</a>"


def _write_marks(runs: list[Run], marks: tuple[str, ...]) -> str:
    if not marks:
        return "".join(escape(run.text, quote=False) for run in runs)
    mark, *rest = marks
    written = []
    for marked, group in groupby(runs, key=lambda run: mark in run.marks):
        words = _write_marks(list(group), tuple(rest))
        written.append(f"<{mark}>{words}</{mark}>" if marked else words)
    return "".join(written)

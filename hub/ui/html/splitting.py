"""Split rich text into the pieces that merging compares, and put them together again."""

from collections.abc import Iterable, Iterator

from .model import Block, List, Table
from .reading import read
from .writing import write, write_block, write_line, write_lines, write_row


def blocks(html: str) -> list[str]:
    """Cleaned HTML in pieces: a paragraph, heading or quote, a list item, a caption, a table row.

    Each piece is whole HTML by itself, inside its own `ul`, `ol` or `table`, on one line, so two
    texts can be compared piece by piece and any choice of pieces can be joined again.
    """
    return [piece for block in read(html) for piece in _pieces(block)]


def join(pieces: Iterable[str]) -> str:
    """One text from pieces, as `clean` would have written it: `join(blocks(html)) == html`."""
    return write(read("".join(pieces)))


def _pieces(block: Block) -> Iterator[str]:
    match block:
        case List():
            yield from _list_pieces(block, "", "")
        case Table():
            yield from _table_pieces(block)
        case _:
            yield "".join(write_block(block))


def _list_pieces(block: List, before: str, after: str) -> Iterator[str]:
    start, end = f"{before}<{block.tag}><li>", f"</li></{block.tag}>{after}"
    for item in block.items:
        yield f"{start}{write_lines(item.lines)}{end}"
        for inner in item.lists:
            yield from _list_pieces(inner, start, end)


def _table_pieces(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"<table><caption>{write_line(table.caption)}</caption></table>"
    for row in table.head:
        yield f"<table><thead>{write_row(row, 'col')}</thead></table>"
    for row in table.body:
        yield f"<table><tbody>{write_row(row, 'row')}</tbody></table>"

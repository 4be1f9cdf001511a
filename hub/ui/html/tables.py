"""Plain grids of cells: every row as long as the longest, no cell over two places."""

from .model import Cell, Row, Table


def fill_spans(rows: list[list[tuple[Cell, int, int]]]) -> list[Row]:
    """Rows in which a cell that spanned several places stands in the first, the rest empty.

    Spans make tables hard to follow by ear and cannot be merged row by row; leaving them out
    without filling would move every later cell under the wrong heading.
    """
    held: dict[int, int] = {}  # column: rows for which a cell above still reaches down
    filled = []
    for row in rows:
        line: Row = []
        for cell, across, down in row:
            _take_held(line, held)
            for place in range(across):
                if down > 1:
                    held[len(line)] = down - 1
                line.append(cell if place == 0 else Cell(cell.tag))
        _take_held(line, held)
        filled.append(line)
    return filled


def _take_held(line: Row, held: dict[int, int]) -> None:
    while held.get(len(line), 0):
        held[len(line)] -= 1
        line.append(Cell("td"))


def settle_table(table: Table) -> Table:
    """The table without empty rows, its heading rows in the head, its rows of one length."""
    head, body = _filled_rows(table.head), _filled_rows(table.body)
    if not head:
        while body and all(cell.tag == "th" for cell in body[0]):
            head.append(body.pop(0))
    width = max((len(row) for row in head + body), default=0)
    for row in head:
        row[:] = [Cell("th", cell.lines, cell.lists) for cell in row]
        row += [Cell("th") for _ in range(width - len(row))]
    for row in body:
        row += [Cell("td") for _ in range(width - len(row))]
    return Table(table.caption, head, body)


def _filled_rows(rows: list[Row]) -> list[Row]:
    return [list(row) for row in rows if not all(cell.is_empty for cell in row)]


def continues(table: Table, earlier: Table) -> bool:
    """Whether a table is more rows of the one before it, rather than a new one."""
    return not table.caption and not (table.head and earlier.body)


def extend(earlier: Table, table: Table) -> None:
    earlier.head += table.head
    earlier.body += table.body

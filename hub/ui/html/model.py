"""Rich text as we understand it: all that can be stored, and no more."""

from dataclasses import dataclass, field

Link = tuple[tuple[str, str], ...]  # attributes in their settled order


@dataclass(frozen=True)
class Run:
    """Letters that look the same."""

    text: str
    marks: frozenset[str] = frozenset()
    link: Link | None = None


Line = tuple[Run, ...]


@dataclass
class Text:
    """A paragraph or a heading."""

    tag: str
    lines: list[Line]


@dataclass
class Item:
    """A point in a list: its own lines, then the lists below it."""

    lines: list[Line] = field(default_factory=list)
    lists: list["List"] = field(default_factory=list)


@dataclass
class List:
    tag: str
    items: list[Item] = field(default_factory=list)


@dataclass
class Quote:
    blocks: list["Text | List"] = field(default_factory=list)


@dataclass
class Cell:
    tag: str
    lines: list[Line] = field(default_factory=list)
    lists: list[List] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.lines and not self.lists


Row = list[Cell]


@dataclass
class Table:
    caption: Line = ()
    head: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)


@dataclass
class Rule:
    """A line across the page."""


Block = Text | List | Quote | Table | Rule


def lines_of(block: Block) -> list[Line]:
    """The words of any block, line by line, for places that hold nothing but lines."""
    match block:
        case Text():
            return block.lines
        case List():
            return [line for item in block.items for line in _own_lines(item)]
        case Quote():
            return [line for inner in block.blocks for line in lines_of(inner)]
        case Table():
            rows = [_row_line(row) for row in block.head + block.body]
            return [line for line in [block.caption, *rows] if line]
        case _:
            return []


def _own_lines(holder: Item | Cell) -> list[Line]:
    return [
        *holder.lines,
        *(line for inner in holder.lists for line in lines_of(inner)),
    ]


def _row_line(row: Row) -> Line:
    return one_line([line for cell in row for line in _own_lines(cell)])


def one_line(lines: list[Line]) -> Line:
    """Lines put end to end with a space between them."""
    joined: list[Run] = []
    for line in lines:
        joined += [Run(" "), *line] if joined else line
    return tuple(joined)

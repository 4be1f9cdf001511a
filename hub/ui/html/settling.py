"""Give equal content equal form, so that comparing and merging see only real differences."""

from . import tables
from .lines import tidy_line
from .model import Block, Cell, Item, List, Quote, Rule, Table, Text, lines_of, one_line
from .profiles import Profile


def settle(blocks: list[Block], profile: Profile) -> list[Block]:
    """The same blocks in their one settled form: nothing empty, neighbours of a kind joined."""
    blocks = _joined(blocks)
    return _joined([new for block in blocks for new in _settle_block(block, profile)])


def _settle_block(block: Block, profile: Profile) -> list[Block]:
    match block:
        case Text() if block.tag != "p":
            line = tidy_line(one_line(block.lines))
            return [Text(block.tag, [line])]
        case List():
            return _kept([_settle_list(block)])
        case Quote():
            inner = _joined([new for old in block.blocks for new in _quoted(old)])
            return [Quote(inner)] if inner else []
        case Table():
            return _settle_table(block, profile)
        case _:
            return [block]


def _quoted(block: Block) -> list[Block]:
    match block:
        case List():
            return _kept([_settle_list(block)])
        case Quote():
            return [new for old in block.blocks for new in _quoted(old)]
        case Text():
            return [Text("p", block.lines)]
        case _:
            return _paragraphs(block)


def _paragraphs(block: Block) -> list[Block]:
    return [Text("p", [tidy_line(line)]) for line in lines_of(block)]


def _settle_list(block: List) -> List:
    items: list[Item] = []
    for item in _gathered(block.items):
        below = _kept([_settle_list(inner) for inner in _joined(item.lists)])
        if item.lines:
            items.append(Item(item.lines, below))
        else:
            items += [inner for lower in below for inner in lower.items]
    return List(block.tag, items)


def _gathered(items: list[Item]) -> list[Item]:
    """The items, where a list with no words above it belongs to the item before."""
    # Before the lists themselves are settled: by itself, a list three deep would move up.
    gathered: list[Item] = []
    for item in items:
        if item.lines or not gathered:
            gathered.append(Item(item.lines, item.lists))
        else:
            gathered[-1].lists = [*gathered[-1].lists, *item.lists]
    return gathered


def _settle_table(block: Table, profile: Profile) -> list[Block]:
    for row in block.head + block.body:
        for cell in row:
            _settle_cell(cell)
    table = tables.settle_table(block)
    if not (table.head or table.body) or not profile.has_tables:
        return _paragraphs(table)
    return [table]


def _settle_cell(cell: Cell) -> None:
    cell.lists = _kept([_settle_list(inner) for inner in _joined(cell.lists)])


def _kept(lists: list[List]) -> list[List]:
    return [inner for inner in lists if inner.items]


def _joined(blocks: list) -> list:
    """Lists of one kind that touch are one list; rows that follow a table belong to it."""
    joined: list = []
    for block in blocks:
        before = joined[-1] if joined else None
        match before, block:
            case List(), List() if before.tag == block.tag:
                joined[-1] = List(before.tag, [*before.items, *block.items])
            case Table(), Table() if tables.continues(block, before):
                tables.extend(before, block)
            case Rule(), Rule():
                pass
            case _:
                joined.append(block)
    return joined

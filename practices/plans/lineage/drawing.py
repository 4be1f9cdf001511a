"""Where everything of a lineage stands in its picture. No Django."""

from dataclasses import dataclass
from functools import cached_property

from practices.plans.lineage.tree import Node

ROW, STEP, BOX_WIDTH, BOX_HEIGHT = 64, 32, 520, 52
EDGE = 4  # room for the ring around a link that has the focus
TITLE_LETTERS, BY_LETTERS = 42, 44  # in wide letters too; the whole stands in the table


@dataclass(frozen=True)
class Box:
    """One node and where it is drawn; `line` leads to it from what it was made from."""

    node: Node
    x: int
    y: int
    line: str = ""

    width, height = BOX_WIDTH, BOX_HEIGHT

    @property
    def text_x(self) -> int:
        return self.x + 14

    @property
    def title_y(self) -> int:
        return self.y + 22

    @property
    def by_y(self) -> int:
        return self.y + 41

    @property
    def title(self) -> str:
        return shorten(self.node.title, TITLE_LETTERS)

    @property
    def by(self) -> str:
        return shorten(self.node.by, BY_LETTERS)

    @property
    def in_full(self) -> str:
        return ", ".join(filter(None, [self.node.title, self.node.by, self.node.state]))


def shorten(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


class Drawing:
    """A tree as rows of boxes, each below and to the right of what it was made from."""

    def __init__(self, root: Node):
        self.root = root

    @cached_property
    def boxes(self) -> list[Box]:
        boxes, above = [], {}
        for number, (depth, node) in enumerate(self.root.walk()):
            x, y = EDGE + depth * STEP, EDGE + number * ROW
            line = _line(above[depth - 1], x, y) if depth else ""
            above[depth] = (x, y)
            boxes.append(Box(node, x, y, line))
        return boxes

    @property
    def width(self) -> int:
        return max(box.x for box in self.boxes) + BOX_WIDTH + EDGE

    @property
    def height(self) -> int:
        return len(self.boxes) * ROW


def _line(parent: tuple[int, int], x: int, y: int) -> str:
    """Down from under the parent's box, then across to this one."""
    down, middle = parent[0] + STEP // 2, y + BOX_HEIGHT // 2
    return f"M{down} {parent[1] + BOX_HEIGHT}V{middle}H{x}"

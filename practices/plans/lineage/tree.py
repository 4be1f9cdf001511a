"""What came of a case or a plan, as a tree to draw and to list. No Django."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass
class Node:
    """One thing in the tree: a case, a plan, or the places that are not named.

    `hands` says through how many hands it came from the root; a plan between that is not named
    counts too, though it is not shown.
    """

    kind: str
    title: str
    by: str = ""
    url: str = ""
    state: str = ""
    hands: int = 0
    made_from: str = ""
    children: list["Node"] = field(default_factory=list)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Node"]]:
        """It and all below it, depth first, with how deep each stands. Any depth."""
        waiting = [(depth, self)]
        while waiting:
            deep, node = waiting.pop()
            yield deep, node
            waiting.extend((deep + 1, child) for child in reversed(node.children))


Steps = Mapping[Hashable, tuple[int, Hashable]]


def steps_down(root: Hashable, links: Iterable[tuple[Hashable, Hashable]], shown) -> Steps:
    """For all that comes from the root: through how many hands, and the nearest above it that
    is shown. Links are pairs of a thing and one that it was made from.

    The shortest way counts, and what was met is not met again, so that circles end.
    """
    below = defaultdict(list)
    for child, parent in links:
        below[parent].append(child)
    steps, waiting = {root: (0, root)}, deque([root])
    while waiting:
        parent = waiting.popleft()
        hands, above = steps[parent]
        nearest = parent if parent == root or parent in shown else above
        for child in below[parent]:
            if child not in steps:
                steps[child] = (hands + 1, nearest)
                waiting.append(child)
    return steps

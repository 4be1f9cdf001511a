"""From letters in the order they were read to tidy lines."""

import re
from itertools import groupby

from .characters import settled
from .model import Line, Run

BREAK = Run("\n")


def tidy_lines(runs: list[Run]) -> list[Line]:
    """Split at the breaks; an empty line stays, and means a new paragraph."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run is BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    return [tidy_line(line) for line in lines]


def tidy_line(runs: list[Run] | Line) -> Line:
    """One space between words, none at the ends, and neighbours that look the same joined."""
    tidy: list[Run] = []
    space_due = False
    for run in runs:
        for piece in re.findall(r"\s+|\S+", run.text):
            if piece.isspace():
                space_due = True
                continue
            if space_due and tidy:
                tidy.append(_space_between(tidy[-1], run))
            tidy.append(Run(piece, run.marks, run.link))
            space_due = False
    return tuple(_joined(tidy))


def _space_between(before: Run, after: Run) -> Run:
    # Where bold begins, the space belongs outside it: otherwise equal texts compare as different.
    return Run(
        " ",
        before.marks & after.marks,
        before.link if before.link == after.link else None,
    )


def _joined(runs: list[Run]) -> list[Run]:
    looks = groupby(runs, key=lambda run: (run.marks, run.link))
    return [
        Run(settled("".join(run.text for run in alike)), marks, link)
        for (marks, link), alike in looks
    ]

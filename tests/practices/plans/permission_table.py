"""The tables of docs/plan-permissions.md, so that what we say and what we do cannot part."""

import re

from django.conf import settings
from django.urls import URLPattern

from practices.plans.models import Plan

TEXT = (settings.BASE_DIR / "docs" / "plan-permissions.md").read_text()
RIGHTS = ["nothing", "reads", "comments", "writes", "manages"]
LEVELS = {str(label): value for value, label in Plan.Visibility.choices}


def table(first: str) -> list[dict[str, str]]:
    """The table whose first column has this head, as rows by head."""
    found = re.search(rf"^\| {first} \|.*\n(\|.*\n)+", TEXT, re.MULTILINE)
    heads, _rule, *rows = [cells(line) for line in found.group().splitlines()]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def right_of(kind: str, level: str) -> str:
    """What a kind of person may do with a plan of this level."""
    return KINDS[kind][level]


def holds(right: str, wanted: str) -> bool:
    return RIGHTS.index(right) >= RIGHTS.index(wanted.strip("()"))


def names(patterns) -> list[str]:
    """Every address below these patterns, by its name."""
    found = []
    for each in patterns:
        found += [each.name] if isinstance(each, URLPattern) else names(each.url_patterns)
    return found


KINDS = {
    row.pop("Kind of person"): {LEVELS[head]: right for head, right in row.items()}
    for row in table("Kind of person")
}
ADDRESSES, OTHERS = (
    {row["Address"]: row for row in rows}
    for rows in (
        table(r"Address \| What it is"),
        table(r"Address \| Who"),
    )
)

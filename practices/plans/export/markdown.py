"""A plan as Markdown, with the tables of GitHub's flavour."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from hub.ui.html.model import Block, Line, List, Quote, Run, Table, Text
from practices.plans.export.content import Reader, pages_of
from practices.plans.export.model import Fact, PartPages, PlanPages, RowTable, SectionPages
from practices.plans.export.rich import blocks_below
from practices.plans.models import Plan

# Whatever is markup anywhere in a line, and what is only at its start.
_SIGNS = re.compile(r"([\\`*_\[\]<>|~$]|&(?=[#\w]))")
_OPENING = re.compile(r"^(\d{0,9})([-+=#.)])")


PART = 3  # the level of the heading of a part


def plan_markdown(plan: Plan, reader: Reader) -> bytes:
    """The plan as a .md file."""
    return write_markdown(pages_of(plan, reader), site=reader.site).encode()


def write_markdown(pages: PlanPages, *, site: str = "") -> str:
    return "\n\n".join(chunk for chunk in _plan(pages, site) if chunk) + "\n"


def plain(text: str) -> str:
    """Words on one line that Markdown takes for nothing but words."""
    return opened(_SIGNS.sub(r"\\\1", " ".join(text.split())))


def opened(line: str) -> str:
    """The line, which now begins no list, heading or rule."""
    return _OPENING.sub(r"\1\\\2", line)


def _plan(pages: PlanPages, site: str) -> Iterator[str]:
    yield f"# {plain(pages.title)}"
    yield _facts(pages.facts)
    yield f"## {_('What this plan comes from')}"
    for source in pages.sources:
        yield _facts(source.facts) or plain(source.title)
    for section in pages.sections:
        yield from _section(section, site)
    if pages.log:
        yield f"## {_('Adaptation log')}"
        yield _table(pages.log)
    yield "---"
    yield plain(pages.footer)


def _section(section: SectionPages, site: str) -> Iterator[str]:
    yield f"## {plain(section.heading)}"
    yield _facts(section.facts)
    for part in section.parts:
        yield from _part(part, site)
    yield _facts(section.decided)


def _part(part: PartPages, site: str) -> Iterator[str]:
    yield f"### {plain(part.heading)}"
    yield _facts(part.facts)
    yield f"**{plain(part.warning)}**" if part.warning else ""
    yield from map(_block, blocks_below(part.html, PART, site))
    yield plain(part.nothing)
    for table in part.tables:
        yield f"**{plain(table.caption)}**"
        yield _table(table)
    if part.quote:
        yield _quoted([*part.quote.split("\n"), f"{_('Source')}: {part.quote_from}"])
    for remark in part.remarks:
        yield _quoted([f"{_('Comment')}, {remark.author}:", *remark.text.splitlines()])


def _facts(facts: Iterable[Fact]) -> str:
    return "\n".join(f"- **{plain(name)}:** {plain(value)}" for name, value in facts)


def _quoted(lines: Iterable[str]) -> str:
    return "\n>\n".join(f"> {plain(line)}" for line in lines if line.strip())


def _table(table: RowTable) -> str:
    return _rows([plain(cell) for cell in table.headers], [map(plain, row) for row in table.rows])


def _rows(headers: list[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _block(block: Block) -> str:
    match block:
        case Text(tag="p"):
            return _lines(block.lines, "  \n")
        case Text():
            return f"{'#' * int(block.tag[1])} {_lines(block.lines, ' ')}"
        case List():
            return "\n".join(_list(block, ""))
        case Quote():
            inner = "\n\n".join(map(_block, block.blocks))
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        case Table():
            return _rich_table(block)
        case _:
            return ""


def _list(block: List, indent: str) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        sign = f"{number}. " if block.tag == "ol" else "- "
        # A list right below a list of another kind would else be read as one with it.
        yield indent + sign + (_lines(item.lines, " ") or "\\")
        for inner in item.lists:
            yield from _list(inner, indent + " " * len(sign))


def _rich_table(table: Table) -> str:
    head, *body = [*table.head, *table.body]
    if not table.head:
        head, body = [], table.body  # Markdown has no table without a row of headers
    width = max(map(len, [head, *body]))
    rows = [[_cell(cell) for cell in row] + [""] * (width - len(row)) for row in [head, *body]]
    caption = f"**{_line(table.caption)}**\n\n" if table.caption else ""
    return caption + _rows(rows[0], rows[1:])


def _cell(cell) -> str:
    points = [item.lines for inner in cell.lists for item in inner.items]
    return "; ".join(filter(None, [_lines(lines, " ") for lines in [cell.lines, *points]]))


def _lines(lines: list[Line], between: str) -> str:
    return between.join(filter(None, map(_line, lines)))


def _line(line: Line) -> str:
    links = groupby(line, key=lambda run: run.link)
    return opened("".join(_linked(link, list(runs)) for link, runs in links).strip())


def _linked(link, runs: list[Run]) -> str:
    words = "".join(map(_run, runs))
    address = dict(link or ()).get("href", "")
    if not (address and words.strip()):
        return words
    return f"[{words.strip()}](<{re.sub(r'[<>]', '', address)}>)"


def _run(run: Run) -> str:
    """Marks close to the words: with a space inside them they would show as stars."""
    words = _SIGNS.sub(r"\\\1", re.sub(r"\s+", " ", run.text))
    signs = "".join(sign for mark, sign in (("strong", "**"), ("em", "*")) if mark in run.marks)
    bare = words.strip()
    if not (signs and bare):
        return words
    before, after = words[: words.index(bare)], words[words.index(bare) + len(bare) :]
    return f"{before}{signs}{bare}{signs[::-1]}{after}"

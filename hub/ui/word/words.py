"""Lines of words in a paragraph: bold, italic, links, line ends."""

from itertools import groupby

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from hub.ui.html.characters import settled, without_unseen
from hub.ui.html.model import Line, Link, Run


def plain_lines(text: str) -> list[str]:
    """The lines of some plain text, without those that are empty."""
    # Word cannot hold control characters at all: saving would fail.
    lines = (" ".join(line.split()) for line in without_unseen(text or "").splitlines())
    return [settled(line) for line in lines if line]


def write_lines(paragraph: Paragraph, lines: list[Line], site: str) -> None:
    for number, line in enumerate(lines):
        if number:
            paragraph.add_run().add_break()
        for link, runs in groupby(line, key=lambda run: run.link):
            _write_runs(paragraph, list(runs), _address(link, site))


def _address(link: Link | None, site: str) -> str:
    """Where a link leads from outside the site; nothing when it leads nowhere from there."""
    address = dict(link or ()).get("href", "")
    if address.startswith("/"):
        return site + address if site else ""
    return "" if address.startswith("#") else address


def _write_runs(paragraph: Paragraph, runs: list[Run], address: str) -> None:
    holder = _hyperlink(paragraph, address) if address else None
    for run in runs:
        written = paragraph.add_run(run.text)
        if run.marks:
            _mark(written, run.marks)
        if holder is not None:
            written._r.style = "Hyperlink"
            holder.append(written._r)


def _mark(written: WordRun, marks: frozenset[str]) -> None:
    # None, not False, where there is no mark: the style of the paragraph then decides.
    written.bold = True if "strong" in marks else None
    written.italic = True if "em" in marks else None
    written.font.subscript = True if "sub" in marks else None
    written.font.superscript = True if "sup" in marks else None
    if "code" in marks:
        written.font.name = "Courier New"


def _hyperlink(paragraph: Paragraph, address: str):
    link = OxmlElement("w:hyperlink")
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), key)
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    return link

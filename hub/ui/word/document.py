"""The document that callers write into."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from hub.ui.html.model import Block, Cell, Item, Line, List, Quote, Row, Rule, Run, Table, Text
from hub.ui.html.reading import read

from .compact import make_compact
from .footer import write_footer
from .numbering import Numbering
from .styles import apply_styles, style_ids
from .tables import mark_table, repeat_on_each_page
from .words import plain_lines, write_lines

MAX_HEADING = 9
DEEPEST_LIST_STYLE = 3  # Word has "List Bullet", "List Bullet 2" and "List Bullet 3" of use to us


class WordDocument:
    """A Word document, written from top to bottom.

        document = WordDocument("Warm homes plan", author="Leeds City Council")
        document.heading(1, "Costs")
        document.html(part.text)
        content = document.save()

    The title stands at the top; headings begin at 1. `site` ("https://hub.example") makes links
    to our own pages work outside; without it their words stay and the link goes. With `points`
    the document is set in type of that size in two columns, to fit on one page.
    """

    def __init__(
        self,
        title: str,
        *,
        author: str = "",
        language: str = "en-GB",
        site: str = "",
        points: float | None = None,
    ) -> None:
        self._docx = Document()
        self._site = site.rstrip("/")
        self._level = 0
        self._new_page = False
        self._after_table = False
        self._tables = 0
        self._last: Paragraph | None = None
        apply_styles(self._docx, language)
        if points:
            make_compact(self._docx, points)
        self._style_ids = style_ids(self._docx)
        self._numbering = Numbering(self._docx)
        self._describe(" ".join(plain_lines(title)), " ".join(plain_lines(author)), language)
        self._add(plain_lines(title), "Title")

    def heading(self, level: int, text: str) -> None:
        """A heading, never more than one level below the one before it."""
        self._heading(level, [" ".join(plain_lines(text))])

    def paragraph(self, text: str) -> None:
        """A paragraph of plain text; line ends are kept, and no text writes nothing."""
        self._add(plain_lines(text), "Normal")

    def html(self, html: str) -> None:
        """Cleaned rich text. Its headings stand below the last heading of the document."""
        blocks = read(html)
        headings = [int(block.tag[1]) for block in blocks if _is_heading(block)]
        lift = self._level + 1 - min(headings, default=0)
        for block in blocks:
            self._block(block, lift)

    def table(
        self, headers: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = ""
    ) -> None:
        """A table of plain text with one row of headers."""
        body = [[Cell("td", _runs(text)) for text in row] for row in rows]
        head = [[Cell("th", _runs(text)) for text in headers]] if headers else []
        self._table(Table(tuple(Run(line) for line in plain_lines(caption)[:1]), head, body))

    def key_values(self, pairs: Iterable[tuple[str, str]]) -> None:
        """A line for each fact: its name in bold, then what it is. Leaves out empty facts."""
        # Not a table: it would have no header row, and this reads better aloud.
        for name, value in pairs:
            label = Run(f"{' '.join(plain_lines(name))}: ", frozenset({"strong"}))
            match _runs(value):
                case [first, *others]:
                    self._add([(label, *first), *others], "Normal")

    def quote(self, text: str, source: str = "") -> None:
        """Words of somebody else, and whose they are."""
        self._add(plain_lines(text), "Quote", keep_with_next=bool(source))
        if source:
            self._add([f"Source: {' '.join(plain_lines(source))}"], "Quote")

    def footer(self, text: str, page_words: tuple[str, str] = ("Page", "of")) -> None:
        """What stands at the foot of every page, above the page's number."""
        write_footer(self._docx, text, page_words)

    def comment(self, text: str, *, author: str, at: datetime) -> None:
        """A remark of somebody in the margin, about what was written last."""
        lines = plain_lines(text)
        if not lines or self._last is None:
            return
        author = " ".join(plain_lines(author))
        initials = "".join(name[0] for name in author.split())[:3]
        runs = self._last.runs
        comment = self._docx.add_comment(runs, "\n".join(lines), author, initials)
        comment._comment_elm.date = at.astimezone(UTC).replace(microsecond=0)

    def page_break(self) -> None:
        """What is written next begins a new page."""
        # Said of the next paragraph: a paragraph that only holds a break is an empty one.
        self._new_page = True

    def save(self) -> bytes:
        """The finished .docx file."""
        file = BytesIO()
        self._docx.save(file)
        return file.getvalue()

    def _describe(self, title: str, author: str, language: str) -> None:
        about = self._docx.core_properties
        about.title, about.author, about.language = title[:255], author[:255], language
        about.last_modified_by, about.comments, about.keywords = author[:255], "", ""
        about.created = about.modified = datetime.now(UTC).replace(tzinfo=None)

    def _block(self, block: Block, lift: int) -> None:
        match block:
            case Text() if _is_heading(block):
                self._heading(int(block.tag[1]) + lift, block.lines)
            case Text():
                self._add(block.lines, "Normal")
            case List():
                self._list(block)
            case Quote():
                self._quote(block)
            case Table():
                self._table(block)
            case Rule():
                pass  # headings divide a document; a line across it says nothing aloud

    def _heading(self, level: int, lines: Sequence[Line | str]) -> None:
        if not any(lines):
            return
        self._level = max(1, min(level, self._level + 1, MAX_HEADING))
        self._add(lines, f"Heading {self._level}")

    def _list(self, block: List, holder=None, depth: int = 0, number: int | None = None) -> None:
        number = self._numbering.begin(block.tag) if number is None else number
        kind = "List Number" if block.tag == "ol" else "List Bullet"
        place = min(depth + 1, DEEPEST_LIST_STYLE)
        for item in block.items:
            style = kind if place == 1 else f"{kind} {place}"
            paragraph = self._add(item.lines, style, holder=holder)
            if paragraph is not None:
                self._numbering.count(paragraph, number, depth)
            self._lists_below(item, holder, depth + 1)

    def _lists_below(self, holder_of_lists: Item | Cell, holder, depth: int) -> None:
        for inner in holder_of_lists.lists:
            self._list(inner, holder, depth)

    def _quote(self, block: Quote) -> None:
        for inner in block.blocks:
            if isinstance(inner, List):
                self._list(inner)
            else:
                self._add(inner.lines, "Quote")

    def _table(self, table: Table) -> None:
        rows = table.head + table.body
        columns = max(map(len, rows), default=0)
        if not columns:
            return
        self._tables += 1
        caption = [table.caption] if table.caption else []
        if self._after_table and not caption:
            # Word runs two tables together when nothing stands between them.
            caption = [f"Table {self._tables}"]
        self._add(caption, "Caption", keep_with_next=True)
        made = self._docx.add_table(rows=len(rows), cols=columns, style="Table Grid")
        mark_table(made, table)
        for row, made_row in zip(rows, made.rows, strict=True):
            self._row(row, made_row.cells)
        for made_row in made.rows[: len(table.head)]:
            repeat_on_each_page(made_row)
        self._after_table = True

    def _row(self, row: Row, places) -> None:
        for cell, place in zip(row, places, strict=False):
            spare = place.paragraphs[0]
            style = "Table Heading" if cell.tag == "th" else "Table Text"
            spare._p.style = self._style_ids[style]
            if cell.lines:
                self._begin(spare)
                write_lines(spare, cell.lines, self._site)
            self._lists_below(cell, place, 0)
            if not cell.lines and cell.lists:
                spare._p.getparent().remove(spare._p)

    def _add(
        self, lines: Sequence[Line | str], style: str, *, holder=None, keep_with_next: bool = False
    ) -> Paragraph | None:
        """One paragraph, or none when there is nothing to say."""
        lines = [(Run(line),) if isinstance(line, str) else line for line in lines]
        if not any(run.text for line in lines for run in line):
            return None
        paragraph = (holder or self._docx).add_paragraph()
        paragraph._p.style = self._style_ids[style]
        self._begin(paragraph)
        if keep_with_next:
            paragraph.paragraph_format.keep_with_next = True
        write_lines(paragraph, lines, self._site)
        self._last = paragraph
        return paragraph

    def _begin(self, paragraph: Paragraph) -> None:
        if self._new_page:
            paragraph.paragraph_format.page_break_before = True
        if self._after_table and not paragraph.style.name.startswith("Heading"):
            paragraph.paragraph_format.space_before = Pt(12)
        self._new_page = self._after_table = False


def _is_heading(block: Block) -> bool:
    return isinstance(block, Text) and block.tag != "p"


def _runs(text: str) -> list[Line]:
    return [(Run(line),) for line in plain_lines(text)]

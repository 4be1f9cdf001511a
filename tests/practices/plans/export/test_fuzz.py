"""Whatever people paste, every format is written, opens again, and holds no script."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from pypdf import PdfReader

from practices.plans.export.markdown import write_markdown
from practices.plans.export.model import (
    PartPages,
    PlanPages,
    Remark,
    RowTable,
    SectionPages,
    SourcePages,
)
from practices.plans.export.pdf import write_pdf
from practices.plans.export.word import write_word

NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="https://example.org/?a=1&b=2">good</a>',
    "<style>@import url(http://evil.example/)</style>",
    '<p style="background:url(file:///etc/passwd)">x</p>',
    "<table><tr><td><ul><li>a</table>",
    "<table><caption>c</caption><tr><th>a<td>b<tr></table>",
    "<ul><li><ol><li></ul>",
    "<h3></h3><h4>x",
    "<blockquote><table><tr><td>",
    "</p></div>]]><!-- -->&lt;script&gt;",
    "\x00\x07\x1b\ufffe\u202e",
    "שלום עולם مرحبا",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "w" * 800,
    "| a | b |\n| --- | --- |",
    "# x\n- y\n1. z\n```\n~~~",
    "[x](javascript:alert(1)) ![y](http://evil.example/y.png) <b>z</b>",
    "&amp;&#x3c;script&#x3e;",
]
words = st.one_of(
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=30)), max_size=6).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
)
often = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def plan_of(html: str, said: str, one_page: bool) -> PlanPages:
    from practices.plans.export.content import said as plain

    text = plain(said)
    table = RowTable(text, [text, "Who"], [[text, ""], ["", text]])
    remark = Remark(text, datetime.now(UTC), text)
    part = PartPages(
        text, [(text, text)], html, warning=text, tables=[table], quote=text, remarks=[remark]
    )
    section = SectionPages(text, [("Why", text)], [part, part], [("Why", text)])
    source = SourcePages(text, [("Case", text)], text)
    return PlanPages(
        text, text, text, [("A", text)], [source], [section], table, date.today(), one_page
    )


@often
@given(words, words, st.booleans())
def test_word_files_open_again_and_every_part_of_them_is_xml(html, said, one_page):
    content = write_word(plan_of(html, said, one_page), site="https://hub.example")

    Document(BytesIO(content))
    with zipfile.ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                text = parts.read(name)
                etree.fromstring(text)
                assert b"javascript:" not in text or name != "word/_rels/document.xml.rels"


@settings(often, max_examples=4)
@given(words, words, st.booleans())
def test_pdf_files_open_again_and_run_nothing(html, said, one_page):
    content = write_pdf(plan_of(html, said, one_page), site="https://hub.example")

    reader = PdfReader(BytesIO(content))
    assert len(reader.pages) >= 1
    for page in reader.pages:
        for link in page.get("/Annots") or []:
            address = str(link.get_object().get("/A", {}).get("/URI", ""))
            assert not address.startswith(("javascript:", "file:"))
    assert b"/JavaScript" not in content


@often
@given(words, words)
def test_markdown_shows_no_html_of_theirs_and_no_picture(html, said):
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(
        write_markdown(plan_of(html, said, False), site="https://hub.example")
    )

    for tag in ("<script", "<img", "<style", "<b>", "<iframe"):
        assert tag not in shown
    assert 'href="javascript:' not in shown


@often
@given(words)
def test_a_table_in_markdown_keeps_its_rows_and_columns(said):
    text = " ".join(said.split())
    pages = plan_of("", text, False)

    shown = MarkdownIt("gfm-like", {"linkify": False}).render(write_markdown(pages))

    assert shown.count("<table>") == 3
    assert shown.count("<th>") == 6
    assert shown.count("<td>") == 12

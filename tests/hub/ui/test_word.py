"""Word documents that can be read aloud, checked in the file that people get."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from hub.ui.html import clean
from hub.ui.word import WordDocument


def opened(document):
    return Document(BytesIO(document.save()))


def written(html, **options):
    document = WordDocument("Plan", **options)
    document.html(clean(html, "plan"))
    return opened(document)


def outline(docx):
    return [(p.style.name, p.text) for p in docx.paragraphs if p.style.name != "Title"]


def numbered(docx, text):
    """The number of the list that holds this text, and its depth there."""
    paragraph = next(p for p in docx.element.body.iter(qn("w:p")) if words(p) == text)
    numbering = paragraph.pPr.numPr
    return numbering.numId.val, numbering.ilvl.val


def words(element):
    return "".join(text.text for text in element.iter(qn("w:t")))


def test_the_file_says_what_it_is_and_in_which_language():
    docx = opened(WordDocument("Warm\nhomes", author="Leeds City Council"))

    about = docx.core_properties
    assert (about.title, about.author, about.language) == (
        "Warm homes",
        "Leeds City Council",
        "en-GB",
    )
    assert about.comments == ""
    assert about.created.year > 2013  # the template's own date
    languages = {lang.get(qn("w:val")) for lang in docx.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert docx.paragraphs[0].style.name == "Title"


def test_headings_never_skip_a_level():
    document = WordDocument("Plan")
    for level, text in [(3, "a"), (4, "b"), (2, "c"), (1, "d"), (3, "e"), (0, "f"), (2, " ")]:
        document.heading(level, text)

    assert outline(opened(document)) == [
        ("Heading 1", "a"),
        ("Heading 2", "b"),
        ("Heading 2", "c"),
        ("Heading 1", "d"),
        ("Heading 2", "e"),
        ("Heading 1", "f"),
    ]


def test_headings_in_rich_text_stand_below_the_one_above_it():
    document = WordDocument("Plan")
    document.heading(1, "Part")
    document.heading(2, "Costs")
    document.html("<h3>Staff</h3>\n<h4>Pay</h4>")
    document.heading(2, "Risks")
    document.html("<h4>Money</h4>")

    assert outline(opened(document)) == [
        ("Heading 1", "Part"),
        ("Heading 2", "Costs"),
        ("Heading 3", "Staff"),
        ("Heading 4", "Pay"),
        ("Heading 2", "Risks"),
        ("Heading 3", "Money"),
    ]


def test_bold_italic_and_line_ends_are_kept():
    paragraph = written("<p>a <b>b <i>c</i></b><br>d</p>").paragraphs[1]

    assert paragraph.text == "a b c\nd"
    looks = [(run.text, bool(run.bold), bool(run.italic)) for run in paragraph.runs]
    assert looks == [
        ("a ", False, False),
        ("b ", True, False),
        ("c", True, True),
        ("\n", False, False),
        ("d", False, False),
    ]


def test_links_lead_where_they_led():
    docx = written(
        '<p><a href="https://x.example/?a=1&amp;b=2">out <b>x</b></a> <a href="/p/">in</a></p>',
        site="https://hub.example/",
    )

    links = docx.paragraphs[1].hyperlinks
    assert [(link.text, link.address) for link in links] == [
        ("out x", "https://x.example/?a=1&b=2"),
        ("in", "https://hub.example/p/"),
    ]
    assert all(run.style.name == "Hyperlink" for link in links for run in link.runs)


def test_a_link_that_leads_nowhere_from_a_file_leaves_its_words():
    docx = written('<p><a href="/p/">in</a> and <a href="#c">here</a></p>')

    assert docx.paragraphs[1].text == "in and here"
    assert docx.paragraphs[1].hyperlinks == []


def test_lists_are_real_lists_and_nest():
    docx = written("<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li><li>d</li></ul>")

    assert outline(docx) == [
        ("List Bullet", "a"),
        ("List Number 2", "b"),
        ("List Bullet 3", "c"),
        ("List Bullet", "d"),
    ]
    assert [numbered(docx, text)[1] for text in "abcd"] == [0, 1, 2, 0]
    assert numbered(docx, "a")[0] == numbered(docx, "d")[0]


def test_every_numbered_list_counts_from_one():
    docx = written(
        "<ol><li>a<ol><li>b</li></ol></li><li>c<ol><li>d</li></ol></li></ol><p>x</p><ol><li>e</li></ol>"
    )

    lists = {text: numbered(docx, text)[0] for text in "abcde"}
    assert lists["a"] == lists["c"]
    assert len(set(lists.values())) == 4
    numbering = docx.part.numbering_part.element
    for key in set(lists.values()):
        number = numbering.num_having_numId(key)
        starts = [start.val for start in number.iter(qn("w:startOverride"))]
        assert starts and set(starts) == {1}
        pattern = numbering.xpath(f"w:abstractNum[@w:abstractNumId={number.abstractNumId.val}]")[0]
        assert pattern.find(qn("w:lvl")).find(qn("w:numFmt")).get(qn("w:val")) == "decimal"


def test_patterns_of_lists_stand_before_the_lists_as_word_demands():
    children = list(written("<ol><li>a</li></ol>").part.numbering_part.element)
    names = [child.tag for child in children if child.tag in (qn("w:abstractNum"), qn("w:num"))]

    assert names == sorted(names)  # "abstractNum" before "num"
    keys = [child.get(qn("w:abstractNumId")) for child in children]
    keys = [key for key in keys if key is not None]
    assert len(keys) == len(set(keys))


TABLE = (
    "<table><caption>Costs</caption><tr><th>Year</th><th>Pounds</th></tr>"
    "<tr><th>2025</th><td>1<ul><li>i</li></ul></td></tr><tr><th>2026</th><td></td></tr></table>"
)


def test_a_table_repeats_its_header_row_and_carries_its_caption():
    docx = written(TABLE)
    table = docx.tables[0]

    headers = [row._tr.find(".//" + qn("w:tblHeader")) is not None for row in table.rows]
    assert headers == [True, False, False]
    assert outline(docx) == [("Caption", "Costs")]
    assert docx.paragraphs[1].paragraph_format.keep_with_next
    properties = table._tbl.tblPr
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "Costs"
    assert properties.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    assert properties.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"
    assert table.cell(0, 0).paragraphs[0].style.name == "Table Heading"
    assert table.cell(1, 0).paragraphs[0].style.name == "Table Heading"
    assert [p.style.name for p in table.cell(1, 1).paragraphs] == ["Table Text", "List Bullet"]


def test_a_table_of_plain_text():
    document = WordDocument("Plan")
    document.table(["a", "b"], [["1", "2\n3"], ["4"]], caption="Sums")
    docx = opened(document)

    assert [[cell.text for cell in row.cells] for row in docx.tables[0].rows] == [
        ["a", "b"],
        ["1", "2\n3"],
        ["4", ""],
    ]
    assert outline(docx) == [("Caption", "Sums")]
    assert docx.tables[0].rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None


def test_two_tables_in_a_row_do_not_run_together():
    document = WordDocument("Plan")
    document.table(["a"], [["1"]])
    document.table(["b"], [["2"]])

    assert outline(opened(document)) == [("Caption", "Table 2")]


def test_quotes_carry_their_style_and_their_source():
    document = WordDocument("Plan")
    document.quote("It worked.\nMostly.", "A manager, Hull")
    document.html("<blockquote>\n<p>x</p>\n<ul>\n<li>y</li>\n</ul>\n</blockquote>")

    assert outline(opened(document)) == [
        ("Quote", "It worked.\nMostly."),
        ("Quote", "Source: A manager, Hull"),
        ("Quote", "x"),
        ("List Bullet", "y"),
    ]


def test_facts_show_their_name_in_bold_and_empty_ones_are_left_out():
    document = WordDocument("Plan")
    document.key_values([("Place", "Hull"), ("Cost", " "), ("Since", "2024\nin part")])
    docx = opened(document)

    assert outline(docx) == [("Normal", "Place: Hull"), ("Normal", "Since: 2024\nin part")]
    assert [bool(run.bold) for run in docx.paragraphs[1].runs] == [True, False]


@pytest.mark.parametrize(
    "write",
    [
        lambda document: document.paragraph("x"),
        lambda document: document.heading(1, "x"),
        lambda document: document.html("<ul><li>x</li></ul>"),
        lambda document: document.table(["x"], [["y"]]),
        lambda document: document.table(["y"], [["z"]], caption="x"),
    ],
)
def test_a_page_break_belongs_to_what_comes_next(write):
    document = WordDocument("Plan")
    document.paragraph("before")
    document.page_break()
    write(document)
    document.paragraph("after")

    breaking = [
        words(p)
        for p in opened(document).element.body.iter(qn("w:p"))
        if p.find(".//" + qn("w:pageBreakBefore")) is not None
    ]
    assert breaking == ["x"]


def test_no_empty_paragraph_stands_for_space():
    document = WordDocument("Plan")
    document.paragraph("")
    document.heading(1, "")
    document.quote("")
    document.html("")
    document.page_break()
    document.html(clean(TABLE + "<p>a</p><ul><li>b</li></ul>", "plan"))
    document.table([], [])
    docx = opened(document)

    assert all(paragraph.text for paragraph in docx.paragraphs)
    assert len(docx.tables) == 1
    # Word needs a paragraph in every cell; only the empty cell has an empty one.
    empty = [p for p in docx.element.body.iter(qn("w:p")) if not words(p)]
    assert [p.getparent().tag for p in empty] == [qn("w:tc")]


def test_letters_that_word_cannot_hold_do_not_spoil_the_file():
    bad = "a\x00\x0bb\ud800\uffff"
    document = WordDocument(bad, author=bad)
    document.heading(1, bad)
    document.paragraph(bad)
    document.table([bad], [[bad]], caption=bad)
    document.key_values([(bad, bad)])
    document.quote(bad, bad)
    document.html(f"<p>{bad}</p>")

    assert outline(opened(document))[0] == ("Heading 1", "ab")


def test_text_is_dark_in_every_style_we_use():
    docx = written("<p>x</p>")

    for name in ("Normal", "Title", "Heading 1", "Heading 4", "Caption", "Quote"):
        assert str(docx.styles[name].font.color.rgb) == "0B0C0C"

"""What Word needs to read a table aloud in the right order."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.table import _Row

from hub.ui.html.model import Table

# Elements of w:tblPr that must come after the caption, in the order of the standard.
_AFTER_CAPTION = ("w:tblDescription", "w:tblPrChange")


def mark_table(made: WordTable, table: Table) -> None:
    """Say what the table is, and which of its first row and first column name things."""
    properties = made._tbl.tblPr
    if table.caption:
        title = OxmlElement("w:tblCaption")
        title.set(qn("w:val"), "".join(run.text for run in table.caption))
        properties.insert_element_before(title, *_AFTER_CAPTION)
    look = properties.find(qn("w:tblLook"))
    for name in list(look.attrib):
        del look.attrib[name]
    named_rows = bool(table.body) and all(row[0].tag == "th" for row in table.body)
    look.set(qn("w:firstRow"), "1" if table.head else "0")
    look.set(qn("w:firstColumn"), "1" if named_rows else "0")
    look.set(qn("w:noVBand"), "1")
    # The same three as bits, which older readers use.
    look.set(qn("w:val"), f"{0x400 + 0x20 * bool(table.head) + 0x80 * named_rows:04X}")
    for row in made.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat_on_each_page(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

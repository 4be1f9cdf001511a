"""LibreOffice opens our Word files, and finds in them what we put there. Only in `make soak`."""

import subprocess
from datetime import date

import pytest
from lxml import html as lxml_html
from pypdf import PdfReader

from practices.plans.export.model import (
    PartPages,
    PlanPages,
    RowTable,
    SectionPages,
    SourcePages,
)
from practices.plans.export.word import write_word
from tests.soak.conftest import is_long

pytestmark = pytest.mark.skipif(not is_long(), reason="opens LibreOffice: make soak")

WORDS = "Housing and health staff visit cold homes together and agree who acts next. "
RICH = f"<h3>Who comes</h3><p>{WORDS}</p><ul><li>One</li><li>Two</li></ul>"


def pages(html, *, parts, one_page):
    steps = RowTable("Steps", ["What", "Who"], [["Meet landlords", "Housing lead"]])
    written = [
        PartPages(f"Part {number}", [("Decision", "Keep")], html, tables=[steps] * (number == 1))
        for number in range(1, parts + 1)
    ]
    source = SourcePages("Warm homes", [("Version", "1")], "Adapted from “Warm homes”, version 1")
    sections = [SectionPages("Keep and change", [], written, [("What we decided", "Go on")])]
    facts = [("Whose plan", "Leeds City Council")]
    return PlanPages(
        "Our plan", "Leeds", "A plan", facts, [source], sections, None, date.today(), one_page
    )


def convert(content, kind, folder):
    file = folder / "plan.docx"
    file.write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"plan.{kind.split(':')[0]}"


def test_headings_lists_and_tables_arrive(tmp_path):
    content = write_word(pages(RICH, parts=3, one_page=False))

    page = lxml_html.parse(convert(content, "html", tmp_path)).getroot()

    found = [" ".join(each.text_content().split()) for each in page.iter("h1", "h2", "h3")]
    assert {"Keep and change", "Part 1", "Who comes"} <= {*found}
    assert len(list(page.iter("li"))) == 6
    rows = [[cell.text_content().strip() for cell in row] for row in page.iter("tr")]
    assert rows == [["What", "Who"], ["Meet landlords", "Housing lead"]]


def test_the_one_page_form_fits_on_one_page(tmp_path):
    content = write_word(pages(f"<p>{WORDS * 2}</p>", parts=18, one_page=True))

    laid_out = PdfReader(convert(content, "pdf", tmp_path)).pages

    assert len(laid_out) == 1
    assert "version 1" in laid_out[0].extract_text()

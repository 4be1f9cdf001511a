"""PDF/UA-1: what a screen reader needs, one page where one page is promised, and no network."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from django.urls import reverse
from pypdf import PdfReader

from practices.plans.export import pdf
from practices.plans.export.fetching import OnlyInside, Refused
from practices.plans.saving import save_part

WORDS = "Housing and health staff visit cold homes together, and agree who acts next."


def tags_of(content):
    """Every tag of the tree, in reading order."""
    document = pikepdf.open(BytesIO(content))
    found = []

    def walk(element):
        if isinstance(element, pikepdf.Array):
            for each in element:
                walk(each)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                found.append(str(element.S).lstrip("/"))
            if "/K" in element:
                walk(element.K)

    walk(document.Root.StructTreeRoot.K)
    return found


def test_the_tree_of_tags_has_headings_lists_tables_and_links(rich_plan, take):
    tags = tags_of(take(rich_plan, "pdf"))

    assert {"H1", "H2", "H3", "H4", "L", "LI", "Table", "TR", "TH", "TD", "Link", "P"} <= {*tags}
    levels = [int(tag[1]) for tag in tags if tag in {"H1", "H2", "H3", "H4", "H5", "H6"}]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_file_says_what_it_is_whose_and_in_which_language(rich_plan, take):
    document = pikepdf.open(BytesIO(take(rich_plan, "pdf")))

    assert str(document.Root.Lang) == "en-GB"
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo["/Title"]) == rich_plan.title
    assert str(document.docinfo["/Author"]) == "Leeds City Council"
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_each_page_names_the_source_its_version_and_itself(rich_plan, take):
    pages = PdfReader(BytesIO(take(rich_plan, "pdf"))).pages

    for number, page in enumerate(pages, 1):
        text = " ".join(page.extract_text().split())
        assert "Adapted from “Warm homes in Hull" in text
        assert "version 1 of" in text
        assert f"Page {number} of {len(pages)}" in text


def fill(plan, editor, words):
    for part in plan.parts.all():
        if part.is_block:
            save_part(part=part, expected_version=1, user=editor, decision="keep", reason="It fits")
        else:
            save_part(part=part, expected_version=1, user=editor, text=f"<p>{words}</p>")
    return plan


def test_a_filled_one_page_plan_fits_on_one_page(plan, editor, take):
    pages = PdfReader(BytesIO(take(fill(plan, editor, WORDS * 2), "pdf"))).pages

    assert len(pages) == 1
    text = " ".join(pages[0].extract_text().split())
    assert text.count("agree who acts next") >= 20
    assert "too long" not in text


def test_words_too_long_for_one_page_are_all_there_and_it_says_so(plan, editor, take):
    pages = PdfReader(BytesIO(take(fill(plan, editor, WORDS * 30), "pdf"))).pages

    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert len(pages) > 1
    assert "too long for one page" in text


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/x", "https://example.org/", "file:///etc/passwd", "ftp://a/b", "x"],
)
def test_nothing_outside_the_document_is_ever_loaded(address):
    with pytest.raises(Refused):
        OnlyInside().fetch(address)


def test_data_inside_the_document_is_loaded():
    assert OnlyInside().fetch("data:text/plain,hello").read() == b"hello"


def test_a_server_without_pango_says_so_and_offers_the_rest(sign_in, editor, plan, monkeypatch):
    monkeypatch.setattr(pdf, "is_available", lambda: False)
    client = sign_in(editor)

    page = client.get(reverse("plan-download", args=[plan.pk])).content.decode()
    refused = client.get(reverse("plan-export", args=[plan.pk, "pdf"]))

    assert "PDF is not available on this server" in page
    assert refused.status_code == 503
    assert client.get(reverse("plan-export", args=[plan.pk, "docx"])).status_code == 200

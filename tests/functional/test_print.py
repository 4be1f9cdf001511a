"""What comes out of a printer: the words, without what only a screen can use."""

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import sideways_scroll
from tests.functional.planning import start_plan

CASE = "/practices/hub/gm-working-well/"


@pytest.fixture
def printed_case(visit):
    page = visit()
    page.goto(CASE)
    page.emulate_media(media="print")
    return page


def test_a_printed_case_has_neither_navigation_nor_buttons(printed_case):
    for role in ("navigation", "button", "search", "searchbox"):
        for found in printed_case.get_by_role(role).all():
            expect(found).to_be_hidden()
    for link in printed_case.get_by_role("link", name="Adapt this").all():
        expect(link).to_be_hidden()


def test_a_printed_case_says_all_that_the_screen_says(printed_case):
    main = printed_case.get_by_role("main")
    for heading in ("In brief", "Barriers", "What was done", "What went wrong", "Sources"):
        expect(main.get_by_role("heading", name=heading, exact=True).first).to_be_visible()
    expect(main.get_by_role("heading", level=1)).to_be_visible()
    assert sideways_scroll(printed_case) == 0


def test_a_case_becomes_a_pdf_with_text_and_headings(visit):
    page = visit()
    page.goto(CASE)

    file = page.pdf(format="A4", tagged=True)

    assert file.startswith(b"%PDF-")
    assert b"/Font" in file  # a picture of text has none
    assert b"/StructTreeRoot" in file
    assert file.count(b"/Type /Page\n") >= 4


def test_a_printed_plan_has_its_words_only(visit):
    page = visit(signed_in_as="officer@example.org")
    plan = start_plan(page, CASE, title="On paper")
    page.goto(f"{plan}print/")
    page.emulate_media(media="print")

    expect(page.get_by_role("heading", level=1)).to_have_text("On paper")
    expect(page.get_by_role("heading", name="One key worker for each person")).to_be_visible()
    for role in ("navigation", "button", "search"):
        for found in page.get_by_role(role).all():
            expect(found).to_be_hidden()
    expect(page.get_by_role("link", name="Word document", exact=True)).to_be_hidden()

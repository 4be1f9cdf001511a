"""From what stands in a council's way to a plan of its own, and what keeps that plan safe."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults, demo_password, sideways_scroll
from tests.functional.planning import (
    delete_plan,
    editor,
    fill_in_start,
    open_step,
    save,
    start_plan,
    status_of,
    write,
)

CASE = "/practices/hub/cardiff-violence-prevention/"
CASE_TITLE = "Cardiff Model: hospital, police and council data combined to prevent violence"
CORE, ADAPTABLE, LEFT_OUT = (
    "Record it at reception",
    "Compare with similar cities",
    "Show how much violence goes unseen",
)
WORDS = "Harehills first, then the whole city."
REASON = "Our hospital has no reception desk; triage nurses record it instead."
STEP = "Ask the hospital for a monthly file"


@pytest.mark.parametrize("javascript", [True, False], ids=["desk", "phone without JavaScript"])
def test_an_officer_goes_from_a_barrier_to_a_plan_of_their_own(visit, javascript):
    page = visit(width=1280 if javascript else 320, javascript=javascript)
    check = Check(page, javascript)

    find_a_case_by_its_barrier(page)
    adapt_it_after_signing_in(page, check)
    plan = start_without_one_block(page)
    check()
    write_our_own_words(page, plan, check)
    drop_a_core_part(page, plan, check)
    keep_another_part(page, plan)
    add_a_step(page, plan, check)
    the_list_shows_how_far_we_are(page, plan)
    the_word_file_holds_our_words(page)
    delete_it_after_being_asked(page, plan, check)


class Check:
    """Look at the page that is open: accessible (axe needs JavaScript) and not too wide."""

    def __init__(self, page, javascript):
        self.page, self.javascript = page, javascript

    def __call__(self):
        assert sideways_scroll(self.page) == 0
        if self.javascript:
            assert accessibility_faults(self.page) == []


def find_a_case_by_its_barrier(page):
    page.goto("/")
    main = page.get_by_role("main")
    main.get_by_role("heading").get_by_role("link", name="Data sharing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Data sharing")
    main.get_by_role("link", name=CASE_TITLE).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(CASE_TITLE)
    expect(page.get_by_role("heading", name="What went wrong", exact=True)).to_be_visible()


def adapt_it_after_signing_in(page, check):
    page.get_by_role("link", name="Adapt this").locator("visible=true").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_label("Email").fill("officer@example.org")
    page.get_by_label("Password", exact=True).fill(demo_password())
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Adapt this practice")
    check()


def start_without_one_block(page):
    page.get_by_role("radio", name="Leeds City Council").check()
    page.get_by_role("checkbox", name=LEFT_OUT).uncheck()
    plan = fill_in_start(page, title="Less violence in Leeds")
    expect(page.get_by_role("link", name="From version 1 of " + CASE_TITLE)).to_be_visible()
    expect(page.get_by_role("link", name=ADAPTABLE)).to_be_visible()
    expect(page.get_by_role("link", name=LEFT_OUT)).to_have_count(0)
    expect(page.get_by_text("1 of 18 parts done")).to_be_visible()
    return plan


def write_our_own_words(page, plan, check):
    open_step(page, plan, "What we hope for")
    write(page, WORDS, javascript=check.javascript)
    page.get_by_label("This part is done for now").check()
    check()
    save(page)
    expect(page.get_by_label("Our words").first).to_contain_text(WORDS)


def drop_a_core_part(page, plan, check):
    open_step(page, plan, CORE)
    source = page.get_by_role("region", name="From the source")
    expect(source.get_by_text("reception").first).to_be_visible()
    page.get_by_role("radio", name="Drop").check()
    page.get_by_role("button", name="Save", exact=True).click()
    problem = page.get_by_role("alert").get_by_role("link", name="leaving out a part")
    expect(problem).to_have_attribute("href", "#id_reason")
    check()
    page.get_by_label("Why?").fill(REASON)
    save(page)
    expect(page.get_by_text("Warning You are leaving out a part")).to_be_visible()


def keep_another_part(page, plan):
    open_step(page, plan, ADAPTABLE)
    page.get_by_role("radio", name="Keep").check()
    page.get_by_label("This part is done for now").check()
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Why we change it")


def add_a_step(page, plan, check):
    open_step(page, plan, "First steps")
    page.get_by_role("button", name="Add a step").click()
    page.get_by_label("What is to be done?").fill(STEP)
    check()
    page.get_by_label("Who does it?").fill("Community safety lead")
    for label, value in {"Day": "31", "Month": "3", "Year": "2027"}.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Save").click()
    row = page.get_by_role("row", name=STEP)
    expect(row).to_contain_text("Community safety lead")
    expect(row).to_contain_text("31 March 2027")
    check()


def the_list_shows_how_far_we_are(page, plan):
    page.goto(plan)
    expect(page.get_by_text("3 of 18 parts done")).to_be_visible()
    expect(status_of(page, "What we hope for")).to_have_text("Done")
    expect(status_of(page, ADAPTABLE)).to_have_text("Done")
    expect(status_of(page, CORE)).to_have_text("In progress")
    expect(status_of(page, "First steps")).to_have_text("In progress")
    expect(status_of(page, "Our place and team")).to_have_text("Not started")
    expect(page.get_by_text("Warning You are leaving out a part")).to_contain_text(CORE)


def the_word_file_holds_our_words(page):
    with page.expect_download() as download:
        page.get_by_role("link", name="Word document", exact=True).click()
    assert download.value.suggested_filename == "less-violence-in-leeds.docx"
    text = words_of(download.value.path())
    for wanted in (WORDS, REASON, STEP, "Community safety lead", "31 March 2027"):
        assert wanted in text


def words_of(file: Path) -> str:
    document = docx.Document(BytesIO(file.read_bytes()))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(part.text for part in [*document.paragraphs, *cells])


def delete_it_after_being_asked(page, plan, check):
    page.goto(plan)
    page.get_by_role("link", name="Delete this plan").click()
    expect(page.get_by_role("link", name="Keep it")).to_be_visible()
    check()
    page.get_by_role("link", name="Keep it").click()
    expect(page).to_have_url(plan)
    delete_plan(page, plan)
    check()
    assert page.goto(plan).status == 404


@pytest.mark.parametrize("person", ["editor@example.org", "approver@example.org"])
def test_nobody_of_another_organisation_sees_the_plan(visit, person):
    plan = start_plan(visit(signed_in_as="officer@example.org"), CASE, title=f"Not for {person}")
    stranger = visit(signed_in_as=person)

    for address in (plan, f"{plan}print/", f"{plan}export/docx/"):
        assert stranger.goto(address).status == 404
        expect(stranger.get_by_role("heading", level=1)).to_have_text("Page not found")
    stranger.goto("/plans/")
    expect(stranger.get_by_text(f"Not for {person}")).to_have_count(0)


def test_of_two_people_at_one_part_neither_loses_a_word(visit):
    first = visit(signed_in_as="officer@example.org")
    second = visit(width=320, signed_in_as="officer@example.org")
    plan = start_plan(first, CASE, title="Two at once")
    for window in (first, second):
        open_step(window, plan, "What we hope for")
    write(first, "Fewer people hurt.")
    write(second, "Streets that feel safe.")

    save(first)
    second.get_by_role("button", name="Save", exact=True).click()

    notice = second.get_by_role("alert").filter(has_text="A colleague saved this")
    expect(notice).to_contain_text("Nothing is lost")
    expect(second.get_by_text("Fewer people hurt.")).to_be_visible()
    expect(second.get_by_text("Streets that feel safe.")).to_be_visible()
    assert accessibility_faults(second) == []
    assert sideways_scroll(second) == 0
    second.get_by_role("button", name="Put together and check").click()
    expect(editor(second)).to_contain_text("Streets that feel safe.")
    expect(editor(second)).to_contain_text("Fewer people hurt.")
    assert accessibility_faults(second) == []
    save(second)
    first.goto(plan + "print/")
    for words in ("Streets that feel safe.", "Fewer people hurt."):
        expect(first.get_by_text(words)).to_be_visible()


def test_words_not_saved_are_not_left_behind_unasked(visit):
    page = visit(signed_in_as="officer@example.org")
    # Where the words are kept as a draft, leaving loses nothing and nothing is asked.
    page.route("**/draft/", lambda route: route.abort())
    plan = start_plan(page, CASE, title="Words that stay")
    asked = []
    open_step(page, plan, "What we hope for")
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.get_by_role("link", name="Back to the whole plan").click()
    page.wait_for_url(plan)
    assert asked == []

    open_step(page, plan, "What we hope for")
    editor(page).press_sequentially(WORDS)
    page.get_by_role("link", name="Back to the whole plan").click()
    page.wait_for_url(plan)
    assert asked == ["beforeunload"]

    page.go_back()
    expect(editor(page)).to_contain_text(WORDS)
    save(page)
    assert asked == ["beforeunload"]
    delete_plan(page, plan)

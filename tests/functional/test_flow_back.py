"""What a place makes of a case comes back to it, and to the next place."""

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults, sideways_scroll
from tests.functional.planning import delete_plan, open_step, save, start_plan, write

CASE = "/practices/hub/wigan-deal/"
OFFICER = "officer@example.org"
WORDS = "Quokkas of Harehills first, then the whole city."


@pytest.fixture
def plan(visit):
    """A plan with a word of its own, put away at the end."""
    page = visit(signed_in_as=OFFICER)
    address = start_plan(page, CASE, title="Our deal with Harehills")
    open_step(page, address, "What we hope for")
    write(page, WORDS)
    save(page)
    yield address
    delete_plan(page, address)


def let_everyone_read(page, plan):
    """As its owner would: choose, and say yes once more; and agree to be named."""
    page.goto(f"{plan}sharing/")
    page.get_by_role("radio", name="Everyone").check()
    page.get_by_role("button", name="Change who sees it").click()
    page.get_by_role("button", name="Show it to them").click()
    expect(page.get_by_role("alert")).to_contain_text("Who sees this plan: Everyone.")
    page.get_by_label("The source may name us").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Saved.")


def look(page):
    assert sideways_scroll(page) == 0
    assert accessibility_faults(page) == []


@pytest.mark.parametrize("width", [1280, 320])
def test_a_public_named_plan_shows_at_the_case_and_in_search(visit, plan, width):
    let_everyone_read(visit(signed_in_as=OFFICER), plan)
    page = visit(width=width)

    page.goto(CASE)
    adapted = page.locator("#adapted-by")
    expect(adapted.get_by_role("link", name="Our deal with Harehills")).to_be_visible()
    adapted.get_by_role("link", name="See what came of it").click()
    expect(page.get_by_role("table")).to_contain_text("Our deal with Harehills")
    look(page)

    page.goto("/search/?q=quokka")
    found = page.get_by_role("region", name="Plans with these words")
    expect(found.get_by_role("link", name="Our deal with Harehills")).to_be_visible()
    found.get_by_role("link", name="See all public plans with these words").click()
    expect(page.get_by_role("heading", name="1 plan", exact=True)).to_be_visible()
    look(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_share_back_makes_a_draft_that_nobody_can_read_yet(visit, plan, javascript):
    page = visit(signed_in_as=OFFICER, javascript=javascript)
    page.goto(f"{plan}share-back/")
    page.get_by_label("Title").fill("Quokkas of Leeds")
    page.get_by_label("Summary").fill("What we did with the deal.")
    page.get_by_label("What did not work?").fill("Nothing.")
    page.get_by_role("button", name="Make the draft").click()
    expect(page.get_by_role("alert")).to_contain_text("Say at least one thing")

    page.get_by_label("What did not work?").fill("Two wards never heard of it.")
    page.get_by_role("button", name="Make the draft").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("There is a draft of a case study")
    if javascript:
        look(page)
    anyone = visit()
    anyone.goto("/search/?q=quokkas of leeds")
    expect(anyone.get_by_role("main")).not_to_contain_text("Quokkas of Leeds")

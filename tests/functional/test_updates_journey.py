"""The source of a plan changes: its team hears of it and decides. Later it says how it goes."""

import re

import pytest
from django.core.signing import TimestampSigner
from playwright.sync_api import expect

from practices.plans.check_ins import links
from tests.functional.conftest import accessibility_faults, sideways_scroll
from tests.functional.planning import editor as words
from tests.functional.planning import open_step, save, start_plan
from tests.functional.test_editors import choose_action, edit, save_draft

# No other test looks at this case.
CASE = "/practices/hub/active-inclusion-newcastle/"
# Two of its building blocks, and how their descriptions begin.
CLEAN, CLEAN_TEXT = "Agree what a stable life needs", "Partners settled on four"
CLASH, CLASH_TEXT = "A small council unit that convenes partners", "A named unit inside"
OFFICER = "officer@example.org"
CHANGES = "What changed at the source"


def check(page, heading):
    """Look at the page with this heading, once it is there."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert accessibility_faults(page) == []
    assert sideways_scroll(page) == 0


def type_at(page, box, place: str, text: str) -> None:
    """Type at the very start or end of a rich text."""
    # Not by a click: the editor moves the cursor to it a moment later, perhaps after our keys.
    box.focus()
    box.press("Control+Home" if place == "start" else "Control+End")
    page.keyboard.type(text)


def change_our_part(page, plan: str, name: str, place: str, text: str) -> None:
    open_step(page, plan, name)
    box = words(page)
    type_at(page, box, place, text)
    expect(box).to_contain_text(text.strip())
    save(page)


def publish_with(page, changes: dict[str, str]) -> None:
    """Put words before the descriptions of building blocks that begin like this; publish."""
    edit(page, CASE)
    page.get_by_role("textbox", name="Change note").fill("What we learned this year")
    page.get_by_role("tab", name="What was done").click()
    for begins, text in changes.items():
        box = page.locator(".public-DraftEditor-content").filter(has_text=begins)
        box.scroll_into_view_if_needed()
        box.click()
        box.press("Control+Home")
        box.press_sequentially(text)
        expect(box).to_contain_text(text.strip())
    page.wait_for_timeout(1000)  # the editor hands its text to the form a moment later
    save_draft(page)
    choose_action(page, "Publish")
    expect(page.get_by_role("status")).to_contain_text("published")


def update_of(page, name: str):
    return page.get_by_role("region", name=name, exact=True)


def test_the_team_hears_of_a_change_and_takes_it_beside_its_own(visit, mailbox):
    page = visit(signed_in_as=OFFICER)
    plan = start_plan(page, CASE, title="Families in Beeston")
    change_our_part(page, plan, CLEAN, "end", "\nAnd a room in Beeston.")
    change_our_part(page, plan, CLASH, "start", "In Beeston: ")

    publish_with(
        visit(signed_in_as="editor@example.org"),
        {
            CLEAN_TEXT: "Every week: ",
            CLASH_TEXT: "Every month: ",
        },
    )

    body = told(page, mailbox)
    assert "Families in Beeston" not in body
    page.goto(f"{plan}updates/")
    check(page, CHANGES)
    expect(update_of(page, CLEAN)).to_contain_text("Changed on both sides")
    update_of(page, CLEAN).get_by_text("Read the three texts").click()
    expect(update_of(page, CLEAN)).to_contain_text("What it says now")
    update_of(page, CLEAN).get_by_role("button", name="Take the change").click()
    expect(page.get_by_role("alert")).to_contain_text("has the source’s change")

    expect(update_of(page, CLASH)).to_contain_text("Both changed the same words")
    update_of(page, CLASH).get_by_role("link", name="Write it ourselves").click()
    check(page, CLASH)
    expect(words(page)).to_contain_text("In Beeston:")
    expect(words(page)).to_contain_text("Every month:")
    page.get_by_role("link", name="Back to the changes").click()
    page.get_by_role("radio", name="The source’s", exact=True).check()
    update_of(page, CLASH).get_by_role("button", name="Use these").click()
    expect(page.get_by_role("alert")).to_contain_text("has the source’s change")

    open_step(page, plan, CLEAN)
    expect(words(page)).to_contain_text("Every week:")
    expect(words(page)).to_contain_text("And a room in Beeston.")
    open_step(page, plan, CLASH)
    expect(words(page)).to_contain_text("Every month:")
    expect(words(page)).not_to_contain_text("In Beeston:")

    page.goto(f"{plan}updates/")
    page.get_by_role("button", name=re.compile(f"Undo ?: {CLASH}")).click()
    expect(update_of(page, CLASH)).to_contain_text("Both changed the same words")


def told(page, mailbox) -> str:
    """The mail about the change, which the worker sends in its own time."""
    for _second in range(40):
        mails = [file.read_text() for file in mailbox.iterdir()]
        for mail in mails:
            if OFFICER in mail and "published again" in mail:
                return mail
        page.wait_for_timeout(1000)
    raise AssertionError("No mail came.")


@pytest.mark.parametrize("width", [320, 1280])
def test_saying_how_it_goes_early_and_that_it_stopped(visit, width):
    page = visit(width=width, signed_in_as=OFFICER)
    plan = start_plan(page, CASE, title=f"Stops at {width}")
    page.get_by_role("link", name="How it is going").click()
    check(page, "How it is going")
    page.get_by_role("link", name="Say how it is going").or_(
        page.get_by_role("button", name="Say how it is going")
    ).click()
    check(page, re.compile("^How is it going"))
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose how it is going.")
    check(page, re.compile("^How is it going"))
    page.get_by_role("radio", name="We stopped").check()
    page.get_by_label("If you changed it or stopped: why?").fill("The money went elsewhere.")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Thank you. Your answer is saved.")).to_be_visible()
    check(page, "How it is going")
    page.get_by_role("button", name="Mark the plan as stopped").click()
    expect(page.get_by_role("alert")).to_contain_text("The plan is marked as stopped.")
    page.goto(plan)
    expect(page.get_by_role("main")).to_contain_text("The money went elsewhere.")


def test_a_link_that_is_no_good_says_what_to_do(visit):
    page = visit()
    token = TimestampSigner(key="made up", salt=links.SALT, sep=links.SEPARATOR).sign("1-1")
    page.goto(f"/plans/check-ins/{token}/")

    check(page, "This link no longer works")

"""What editors do in the admin, and what readers then see."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults
from tests.functional.planning import start_plan

# No other test looks at this case: here it gets a second version.
CASE = "/practices/hub/hackney-early-help-profiling/"
TITLE = "Hackney Early Help Profiling"
SUMMARY = (
    "A model that scored families was tried, and turned off when turnipwise help did not come."
)
RARE_WORD = "turnipwise"  # from the summary above; nothing else in the library has it
INDEX_SECONDS = 30


def edit(page, case):
    """Open a case in the admin, by the way that its page offers to editors."""
    page.goto(case)
    page.get_by_role("button", name="View Wagtail quick actions").click()
    page.get_by_role("menuitem", name="Edit this page").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Editing Case study")
    page.wait_for_load_state()


def save_draft(page):
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("status")).to_contain_text(re.compile("created|updated"))


def choose_action(page, name):
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("navigation", name="Actions (footer)").get_by_role(
        "button", name=name, exact=True
    ).click()


def test_a_changed_case_is_seen_by_readers_once_it_is_published(visit):
    plan = start_plan(visit(signed_in_as="officer@example.org"), CASE, title="From the first")
    editor, reader = visit(signed_in_as="editor@example.org"), visit()

    save_a_changed_summary(editor)
    the_preview_shows_it(editor)
    readers_do_not_see_it(reader)
    choose_action(editor, "Publish")
    expect(editor.get_by_role("status")).to_contain_text("published")

    readers_see_it(reader)
    search_finds_it(reader)
    the_versions_say_what_changed(reader)
    the_plan_keeps_to_what_it_was_started_from(visit, plan)


def save_a_changed_summary(page):
    edit(page, CASE)
    page.get_by_role("textbox", name="Summary").fill(SUMMARY)
    page.get_by_role("textbox", name="Change note").fill("Clearer summary")
    save_draft(page)


def the_preview_shows_it(page):
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe[id*=preview], iframe[title*=review]").first
    expect(preview.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(preview.get_by_text(SUMMARY).first).to_be_attached()
    page.get_by_role("button", name="Toggle preview").click()


def readers_do_not_see_it(page):
    page.goto(CASE)
    expect(page.get_by_text(RARE_WORD)).to_have_count(0)
    page.goto(f"/search/?q={RARE_WORD}&exact=1")
    expect(page.get_by_role("article")).to_have_count(0)


def readers_see_it(page):
    page.goto(CASE)
    expect(page.get_by_text(SUMMARY).first).to_be_visible()


def search_finds_it(page):
    """A task brings the index up to date, so it may take a moment."""
    deadline = time.monotonic() + INDEX_SECONDS
    page.goto("/search/")
    results = page.get_by_role("article").filter(has_text=RARE_WORD)
    while results.count() == 0 and time.monotonic() < deadline:
        page.goto(f"/search/?q={RARE_WORD}&exact=1")
    expect(results.get_by_role("link").first).to_contain_text(TITLE)


def the_versions_say_what_changed(page):
    page.goto(CASE)
    page.get_by_role("link", name="Version 2").first.click()
    expect(page).to_have_url(re.compile(r"/v/\w+/2/$"))
    expect(page.get_by_text(SUMMARY).first).to_be_visible()
    assert accessibility_faults(page) == []
    changes = re.sub(r"2/$", "changes/?from=1&to=2", page.url)
    page.goto(changes)
    expect(page.locator("ins", has_text=RARE_WORD).first).to_be_visible()
    expect(page.get_by_text("Clearer summary").first).to_be_visible()
    assert accessibility_faults(page) == []


def the_plan_keeps_to_what_it_was_started_from(visit, plan):
    page = visit(signed_in_as="officer@example.org")
    page.goto(plan)
    page.get_by_role("link", name="From version 1 of").click()
    expect(page).to_have_url(re.compile(r"/v/\w+/1/$"))
    expect(page.get_by_text(RARE_WORD)).to_have_count(0)


def test_an_incomplete_case_is_refused_beside_the_field(visit):
    page = visit(signed_in_as="editor@example.org")
    edit(page, "/practices/hub/lambeth-leap/")
    field = page.get_by_role("textbox", name="Summary")
    field.fill("")

    choose_action(page, "Publish")

    panel = page.get_by_role("region", name="Summary")
    expect(panel.get_by_text("fill this in")).to_be_visible()
    expect(page.get_by_role("status")).not_to_contain_text("published")
    reader = visit()
    reader.goto("/practices/hub/lambeth-leap/")
    assert reader.get_by_role("main").locator("p").first.inner_text().strip()


def test_an_approver_writes_a_draft_and_cannot_publish_it(visit):
    page = visit(signed_in_as="approver@example.org")
    add_a_case(page)
    page.get_by_role("textbox", name="Title*").fill("Warm rooms, one front desk")
    page.keyboard.press("Tab")  # a moment later the title has given the case its address
    expect(page.locator("[name=slug]")).to_have_value("warm-rooms-one-front-desk")

    save_draft(page)

    page.get_by_role("button", name="More actions").click()
    actions = page.get_by_role("navigation", name="Actions (footer)").get_by_role("button")
    names = [name.strip() for name in actions.all_inner_texts()]
    assert "Publish" not in names
    assert any(name.startswith("Submit to") for name in names)
    reader = visit()
    reader.goto("/practices/demonstration-association/")
    expect(reader.get_by_text("Warm rooms, one front desk")).to_have_count(0)


def add_a_case(page):
    page.goto("/practices/demonstration-association/")
    page.get_by_role("button", name="View Wagtail quick actions").click()
    page.get_by_role("menuitem", name="Add a child page").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("New: Case study")
    page.wait_for_load_state()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_message_reaches_the_hub_editors(visit, javascript):
    visitor = visit(width=320, javascript=javascript)
    visitor.goto("/contact/")
    name = f"Vera Visitor {'with' if javascript else 'without'} script"
    visitor.get_by_role("radio", name="We have a practice to share").check()
    visitor.get_by_label("Your name").fill(name)
    visitor.get_by_label("Your e-mail address").fill("vera@example.org")
    visitor.get_by_label("Your message").fill("We share a kitchen with the clinic.")
    visitor.get_by_role("button", name="Send message").click()
    visitor.wait_for_url("**/contact/sent/")

    page = visit(signed_in_as="editor@example.org")
    page.goto("/admin/")
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Messages").click()
    page.get_by_role("row", name=name).get_by_role("link").first.click()

    expect(page.get_by_text("We share a kitchen with the clinic.")).to_be_visible()

"""Writing in a plan: words that outlive a closed window, the log of changes, and comments."""

import re

from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults, sideways_scroll
from tests.functional.planning import delete_plan, editor, open_step, save, start_plan

CASE = "/practices/hub/cardiff-violence-prevention/"
CORE = "Record it at reception"
WORDS = "Fewer people hurt on a Friday night."
REASON = "Our hospital has no reception desk."


def test_words_outlive_a_closed_window(visit):
    first = visit(signed_in_as="officer@example.org")
    plan = start_plan(first, CASE, title="Words that outlive")
    asked = []
    open_step(first, plan, "What we hope for")
    first.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    editor(first).press_sequentially(WORDS)
    expect(first.get_by_text(re.compile("^Draft saved at [0-9:]{5}$"))).to_be_visible()
    part = first.url
    first.close(run_before_unload=True)

    assert asked == []  # nothing would be lost, so nothing is asked
    second = visit(width=320, signed_in_as="officer@example.org")
    second.goto(part)
    expect(second.get_by_role("heading", name="You have words here")).to_be_visible()
    assert accessibility_faults(second) == []
    assert sideways_scroll(second) == 0
    second.get_by_role("button", name="Put them in the form").click()
    expect(editor(second)).to_contain_text(WORDS)
    save(second)
    expect(editor(second)).to_contain_text(WORDS)
    expect(second.get_by_role("heading", name="You have words here")).to_have_count(0)
    delete_plan(second, plan)


def test_a_changed_part_stands_in_the_adaptation_log(visit):
    page = visit(signed_in_as="officer@example.org")
    plan = start_plan(page, CASE, title="A log that fills itself")
    open_step(page, plan, CORE)
    who = page.get_by_label("If you change it: who decided?")
    page.get_by_role("radio", name="Keep").check()
    expect(who).to_be_hidden()
    page.get_by_role("radio", name="Change").check()
    page.get_by_label("Why?").fill(REASON)
    page.get_by_role("radio", name="Events forced it").check()
    who.fill("The board")
    assert accessibility_faults(page) == []
    save(page)
    expect(page.get_by_text("You are changing a part that the source")).to_be_visible()

    page.goto(plan)
    page.get_by_role("link", name="Adaptation log").click()

    row = page.get_by_role("row", name=CORE)
    for said in (REASON, "Events forced it", "The board", "Not said yet"):
        expect(row).to_contain_text(said)
    assert accessibility_faults(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways_scroll(page) == 0
    delete_plan(page, plan)


def test_a_comment_is_answered_resolved_and_reopened(visit):
    page = visit(width=320, javascript=False, signed_in_as="officer@example.org")
    plan = start_plan(page, CASE, title="Talked about")
    open_step(page, plan, "What we hope for")
    page.get_by_label("Your comment").fill("Who pays?\nSee https://example.org/money.")
    page.get_by_role("button", name="Send the comment").click()
    comments = page.get_by_role("region", name="Comments (1 open)")
    link = comments.get_by_role("link", name="https://example.org/money", exact=True)
    expect(link).to_be_visible()
    page.goto(plan)
    expect(page.get_by_text("1 open comment")).to_be_visible()
    assert sideways_scroll(page) == 0
    page.get_by_role("link", name="Comments", exact=True).click()
    page.get_by_role("link", name=re.compile("^Answer")).click()
    page.get_by_label("Your answer").fill("The board.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("The board.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Resolve").click()
    # The browser opens what the address leads to, among those resolved.
    expect(page.get_by_text("One resolved comment")).to_be_visible()
    page.get_by_role("button", name="Reopen").click()
    expect(page.get_by_role("heading", name="Comments (1 open)")).to_be_visible()
    assert sideways_scroll(page) == 0
    delete_plan(page, plan)

"""Writing, comparing, putting back; deleting and undoing."""

import re

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults, sideways_scroll
from tests.functional.planning import delete_plan, open_step, start_plan, write

OFFICER = "officer@example.org"
CASE = "/practices/hub/cardiff-violence-prevention/"


class Check:
    """Look at the page with this heading, once it is there. axe needs JavaScript: without, it
    would wait for ever."""

    def __init__(self, page, javascript):
        self.page, self.javascript = page, javascript

    def __call__(self, heading):
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        assert sideways_scroll(self.page) == 0
        if self.javascript:
            assert accessibility_faults(self.page) == []


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_plan_goes_back_to_what_it_was_and_comes_back_from_the_bin(visit, javascript):
    page = visit(javascript=javascript, signed_in_as=OFFICER)
    check = Check(page, javascript)
    plan = start_plan(page, CASE, title="Calmer evenings")
    step = page.get_by_role("main").locator(".govuk-task-list__link").nth(1).inner_text()
    for words in ("Fewer fights.", "Fewer fights, and better sleep."):
        open_step(page, plan, step)
        write(page, words, javascript=javascript)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("Saved.")
    page.goto(f"{plan}rename/")
    page.get_by_label("Title of your plan").fill("Calm evenings")
    page.get_by_role("button", name="Save").click()

    page.get_by_role("link", name="History", exact=True).click()
    check("History")
    page.get_by_role("radio", name=re.compile("^From .*Started the plan")).check()
    page.get_by_role("button", name="Compare the two moments").click()
    expect(page.get_by_role("main")).to_contain_text("better sleep")
    check("What differs between two moments")
    page.get_by_role("link", name=re.compile("^Put the whole plan back")).first.click()
    check("Put the plan back")
    page.get_by_role("button", name="Put the plan back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Calmer evenings")
    page.goto(f"{plan}history/")
    expect(page.get_by_role("main")).to_contain_text("Put the plan back as it was on")

    delete_plan(page, plan)
    check("My plans")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Calmer evenings")
    delete_plan(page, plan)
    page.get_by_role("link", name="Deleted plans").click()
    expect(page.get_by_role("row", name=re.compile("Calmer evenings")).first).to_be_visible()
    check("Deleted plans")

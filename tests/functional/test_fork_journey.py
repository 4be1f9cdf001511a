"""Starting from a lasting version, and taking in a second case."""

import re

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults, sideways_scroll
from tests.functional.planning import delete_plan, fill_in_start

CARDIFF = "/practices/hub/cardiff-violence-prevention/"
OFFICER = "officer@example.org"


def look_at(page, javascript=True):
    assert sideways_scroll(page) == 0
    if javascript:
        assert accessibility_faults(page) == []


def another_case(page) -> str:
    """The address of a case that is not Cardiff's."""
    page.goto("/practices/")
    links = page.get_by_role("main").get_by_role("article").get_by_role("link").all()
    found = [link.get_attribute("href") for link in links]
    cases = (href for href in found if re.match(r"^/practices/[^/]+/[^/]+/$", href or ""))
    return next(href for href in cases if href != CARDIFF)


@pytest.mark.parametrize("javascript", [True, False], ids=["desk", "phone without JavaScript"])
def test_a_plan_starts_from_a_version_and_takes_in_a_second_case(visit, javascript):
    page = visit(width=1280 if javascript else 320, javascript=javascript, signed_in_as=OFFICER)
    page.goto(CARDIFF)
    page.get_by_role("link", name="Version 1", exact=True).first.click()
    page.get_by_role("link", name="Adapt this version").click()
    expect(page.get_by_text("(version 1)")).to_be_visible()
    look_at(page, javascript)
    plan = fill_in_start(page, title="From a version")

    page.goto(another_case(page))
    page.get_by_role("link", name="Adapt this").locator("visible=true").first.click()
    page.get_by_label("Which plan?").select_option(label="From a version")
    page.get_by_role("button", name="Choose building blocks").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Add building blocks from another source"
    )
    look_at(page, javascript)
    boxes = page.get_by_role("checkbox").all()
    for box in boxes[1:]:
        box.uncheck()
    page.get_by_role("button", name="Add to the plan").click()
    expect(page.get_by_role("alert")).to_contain_text("The plan is now made from")

    page.get_by_role("link", name="What it is made from").click()
    expect(page.get_by_role("link", name="that were left out")).to_have_count(1)
    look_at(page, javascript)
    page.get_by_role("link", name="that were left out").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Add to the plan").click()
    expect(page.get_by_role("alert")).to_contain_text("One building block added.")
    delete_plan(page, plan)

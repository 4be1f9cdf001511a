"""What several journeys do with a plan, in the words of the screen."""

import re

from playwright.sync_api import Page, expect

ONE_PAGE, FULL = "One page.", "Full plan."


def start_plan(page: Page, case: str, *, title: str, size: str = ONE_PAGE) -> str:
    """Press "Adapt this" on a case and start; gives the plan's address."""
    page.goto(case)
    page.get_by_role("link", name="Adapt this").first.click()
    return fill_in_start(page, title=title, size=size)


def fill_in_start(page: Page, *, title: str, size: str = ONE_PAGE) -> str:
    """Fill in "Adapt this practice", which is open, and start; gives the plan's address."""
    page.get_by_role("radio", name=re.compile(f"^{size}")).check()
    page.get_by_label("Title of your plan").fill(title)
    page.get_by_role("button", name="Start the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page.url


def open_step(page: Page, plan: str, name: str) -> None:
    """Open one step from the list of a plan."""
    page.goto(plan)
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def editor(page: Page):
    """The rich text editor, once its script has named it: before, there is a plain textarea."""
    box = page.get_by_role("textbox", name="Our words")
    expect(box).to_have_attribute("contenteditable", "true")
    return box


def write(page: Page, text: str, *, javascript: bool = True) -> None:
    """Put this text in place of what stands under "Our words"."""
    box = editor(page) if javascript else page.get_by_label("Our words")
    box.fill(text)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Saved.")


def status_of(page: Page, name: str):
    """How a step stands, on the page of the plan."""
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=name, exact=True))
    return row.locator(".govuk-task-list__status")


def delete_plan(page: Page, plan: str) -> None:
    page.goto(plan)
    page.get_by_role("link", name="Delete this plan").click()
    page.get_by_role("button", name="Delete this plan").click()
    expect(page.get_by_role("alert")).to_contain_text("The plan was deleted.")

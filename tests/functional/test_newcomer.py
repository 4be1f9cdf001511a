"""Somebody new signs up, begins at once, and is later confirmed by a hub editor."""

import re

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults
from tests.functional.planning import fill_in_start

CASE = "/practices/hub/plymouth-operation-encompass/"
EMAIL = "new.starter@york.gov.uk"
COUNCIL = "City of York Council"
TITLE = "Schools told before the first bell"
PASSWORD = "seven-quiet-lanterns"
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


def test_a_newcomer_begins_alone_and_moves_the_plan_when_confirmed(visit, mailbox):
    newcomer = visit()
    sign_up(newcomer)
    confirm_the_address(newcomer, mailbox)
    plan = start_a_plan_of_ones_own(newcomer)

    confirm_the_membership(visit(signed_in_as="editor@example.org"))

    move_the_plan(newcomer, plan)


def sign_up(page):
    page.goto(CASE)
    page.get_by_role("link", name="Adapt this").locator("visible=true").first.click()
    page.get_by_role("link", name="Create an account").click()
    page.get_by_label("First name").fill("Nia")
    page.get_by_label("Last name").fill("Newcomer")
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Your organisation").select_option(label=COUNCIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password (again)").fill(PASSWORD)
    page.get_by_role("button", name="Create an account").click()


def confirm_the_address(page, mailbox):
    expect(page.get_by_label("Code")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_label("Code").fill(code_in(newest_mail(mailbox)))
    page.get_by_role("button", name="Confirm").click()


def newest_mail(mailbox) -> str:
    return max(mailbox.iterdir(), key=lambda file: file.stat().st_mtime_ns).read_text()


def code_in(mail: str) -> str:
    assert EMAIL in mail
    return CODE.search(mail).group()


def start_a_plan_of_ones_own(page):
    expect(page.get_by_role("heading", level=1)).to_have_text("Adapt this practice")
    expect(page.get_by_text(f"You have asked to join {COUNCIL}")).to_be_visible()
    expect(page.get_by_role("group", name="Whose plan is it?")).to_have_count(0)
    assert accessibility_faults(page) == []
    plan = fill_in_start(page, title=TITLE)
    expect(page.get_by_text("Only you")).to_be_visible()
    expect(page.get_by_role("button", name="Move this plan")).to_have_count(0)
    return plan


def confirm_the_membership(page):
    page.goto("/admin/")
    menu = page.get_by_role("navigation", name="Main menu")
    menu.get_by_role("button", name="Organisations").click()
    menu.get_by_role("link", name="Memberships").click()
    page.get_by_role("link", name="Nia Newcomer").click()
    page.get_by_role("combobox", name="State").select_option(label="Confirmed")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("updated")


def move_the_plan(page, plan):
    page.goto(plan)
    page.get_by_role("button", name=f"Move this plan to {COUNCIL}").click()
    page.get_by_role("radio", name=COUNCIL).check()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Move this plan").click()
    expect(page.get_by_role("alert")).to_contain_text("The plan has moved.")
    expect(page.get_by_role("definition").filter(has_text=COUNCIL)).to_be_visible()
    expect(page.get_by_text("Only you")).to_have_count(0)


@pytest.mark.parametrize("path", ["/plans/", "/plans/adapt/mpjra7e3/", "/admin/"])
def test_a_visitor_is_asked_to_sign_in_where_it_is_needed(visit, path):
    page = visit()

    page.goto(path)

    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert f"next={path}" in page.url.replace("%2F", "/")

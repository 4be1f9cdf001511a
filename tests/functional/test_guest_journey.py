"""Somebody from outside is invited to one plan, comes in, reads it, and is shut out again."""

import re

from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults, sideways_scroll
from tests.functional.planning import start_plan

CASE = "/practices/hub/plymouth-operation-encompass/"
OFFICER = "officer@example.org"
GUEST = "grace.guest@example.com"
PASSWORD = "nine-patient-herons"
TITLE = "Told before the first bell, with advice"
LINK = re.compile(r"http://\S+/plans/invited/\S+")
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


def test_a_guest_comes_in_reads_and_is_shut_out(visit, mailbox):
    officer = visit(signed_in_as=OFFICER)
    plan = start_plan(officer, CASE, title=TITLE)
    invite(officer, plan)
    link = LINK.search(mail_to(GUEST, mailbox)).group()

    guest = visit(width=320)
    guest.goto(link)
    expect(guest.get_by_role("heading", level=1)).to_have_text("An invitation to a plan")
    expect(guest.get_by_text(TITLE)).to_have_count(0)
    assert accessibility_faults(guest) == []
    sign_up(guest, mailbox)
    come_in(guest, plan)

    shut_out(officer, plan)
    guest.goto(plan)
    expect(guest.get_by_role("heading", level=1)).to_have_text("Page not found")
    guest.goto(link)
    expect(guest.get_by_text("has taken the invitation back")).to_be_visible()


def invite(page, plan):
    page.goto(plan)
    page.get_by_role("link", name="Who sees this plan").click()
    expect(page.get_by_role("radio", name="Only us", exact=True)).to_be_checked()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Invite a guest").click()
    page.get_by_label("Email address").fill(GUEST)
    page.get_by_role("radio", name="30 days").check()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("alert")).to_contain_text(f"The invitation to {GUEST} was sent.")


def sign_up(page, mailbox):
    page.get_by_role("main").get_by_role("link", name="Create an account").click()
    page.get_by_label("First name").fill("Grace")
    page.get_by_label("Last name").fill("Guest")
    page.get_by_label("Email").fill(GUEST)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password (again)").fill(PASSWORD)
    page.get_by_role("button", name="Create an account").click()
    expect(page.get_by_label("Code")).to_be_visible()
    page.get_by_label("Code").fill(CODE.search(mail_to(GUEST, mailbox)).group())
    page.get_by_role("button", name="Confirm").click()


def come_in(page, plan):
    expect(page.get_by_text(TITLE)).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Open the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert page.url == plan
    assert sideways_scroll(page) <= 0
    page.goto("/plans/")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def shut_out(page, plan):
    page.goto(f"{plan}sharing/")
    row = page.get_by_role("row").filter(has_text=GUEST)
    expect(row).to_contain_text("Sees the plan until")
    row.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove this guest").click()
    expect(page.get_by_role("alert")).to_contain_text("is no longer a guest")


def mail_to(address: str, mailbox) -> str:
    """The newest mail to this address, its long lines put together again."""
    mails = sorted(mailbox.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    texts = (file.read_text().replace("=\n", "").replace("=3D", "=") for file in mails)
    return next(text for text in texts if f"To: {address}" in text)

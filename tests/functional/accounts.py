"""Accounts that tests make for themselves, by the pages that everybody uses."""

import re

from playwright.sync_api import Page, expect

PASSWORD = "seven-quiet-lanterns"
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


def create_account(page: Page, mailbox, email: str) -> None:
    """Sign up with this address, without an organisation, and confirm it by the code mailed."""
    page.goto("/accounts/signup/")
    page.get_by_label("First name").fill("Nia")
    page.get_by_label("Last name").fill("Newcomer")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password (again)").fill(PASSWORD)
    page.get_by_role("button", name="Create an account").click()
    expect(page.get_by_label("Code")).to_be_visible()
    page.get_by_label("Code").fill(CODE.search(mail_to(email, mailbox)).group())
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_label("Code")).to_have_count(0)


def mail_to(email: str, mailbox) -> str:
    """The newest mail to this address."""
    mails = sorted(mailbox.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return next(text for text in (mail.read_text() for mail in mails) if email in text)

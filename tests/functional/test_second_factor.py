"""A passkey: added once, then enough to sign in."""

import pytest
from playwright.sync_api import expect

from tests.functional.accounts import PASSWORD, create_account
from tests.functional.conftest import accessibility_faults, sideways_scroll

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(hub, chromium):
    """A window with a built-in authenticator. Passkeys belong to a name, not to a number."""
    with chromium.new_context(base_url=hub.replace("127.0.0.1", "localhost")) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        yield page


def test_somebody_adds_a_passkey_and_signs_in_with_it(page, mailbox):
    create_account(page, mailbox, "keys@york.gov.uk")

    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill("Work laptop")
    page.get_by_label("Passwordless").check()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery Codes")

    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    page.goto("/accounts/login/")
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways_scroll(page) == 0
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("My plans")

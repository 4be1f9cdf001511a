"""Every type of page, on a phone and on a desk: accessible, complete, and no wider than it is."""

import re

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults, sideways_scroll
from tests.functional.planning import FULL, editor, open_step, start_plan

CASE = "/practices/hub/gm-working-well/"
PUBLIC = {
    "home": "/",
    "practices": "/practices/",
    "practices, second page": "/practices/?page=2",
    "search": "/search/?q=data+sharing&sector=housing-and-homelessness&sector=health",
    "search, nothing found": "/search/?q=zxqzxq",
    "case study": CASE,
    "case study with little known": "/practices/hub/one-ilfracombe/",
    "publisher": "/practices/hub/",
    "sectors": "/sectors/",
    "sector": "/sectors/housing-and-homelessness/",
    "barriers": "/barriers/",
    "barrier": "/barriers/data-sharing/",
    "approaches": "/approaches/",
    "approach": "/approaches/key-worker/",
    "insights": "/insights/",
    "insight": "/insights/whole-person-one-worker/",
    "organisation": "/organisations/leeds/",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "privacy": "/privacy/",
    "evidence marks": "/evidence-marks/",
    "contact": "/contact/",
    "message sent": "/contact/sent/",
    "sign in": "/accounts/login/",
    "sign up": "/accounts/signup/",
    "forgotten password": "/accounts/password/reset/",
    "not found": "/no-such-page/",
}
SIGNED_IN = {
    "plans": "/plans/",
    "e-mail addresses": "/accounts/email/",
    "second factor": "/accounts/2fa/",
    "change password": "/accounts/password/change/",
}


# Below a plan; a part's number is known only once the plan is there.
PLAN = {
    "plan": "",
    "print": "print/",
    "rename": "rename/",
    "state": "state/",
    "delete": "delete/",
    "own block": "blocks/add/",
    "decision": "sections/need/",
    "updates": "updates/",
    "history": "history/",
}
PARTS = {
    "text": "Who is affected",
    "building block": "One key worker for each person",
    "steps": "First steps",
    "comparison": "Population",
    "choice": "Who may see this plan",
}


def check(page, response, expected=200):
    assert response.status == expected
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.title().endswith("Joined Up Practice")
    assert accessibility_faults(page) == []
    assert sideways_scroll(page) == 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_is_accessible_and_complete(visit, name, width):
    page = visit(width=width)

    response = page.goto(PUBLIC[name])

    check(page, response, 404 if name == "not found" else 200)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_kept_version_is_accessible(visit, width):
    page = visit(width=width)
    page.goto(CASE)
    version = page.get_by_role("link", name="Version 1").first.get_attribute("href")

    check(page, page.goto(version))


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_page_behind_the_sign_in_is_accessible(visit, name, width):
    page = visit(width=width, signed_in_as="officer@example.org")

    check(page, page.goto(SIGNED_IN[name]))


@pytest.mark.parametrize("width", [320, 1280])
def test_starting_a_plan_is_accessible(visit, width):
    page = visit(width=width, signed_in_as="officer@example.org")
    page.goto(CASE)
    start = page.get_by_role("link", name="Adapt this").first.get_attribute("href")

    check(page, page.goto(start))


@pytest.fixture(scope="module")
def plans() -> dict:
    """The address of the plan that these tests look at, once one of them has made it."""
    return {}


@pytest.fixture
def plan(visit, plans) -> str:
    if "address" not in plans:
        page = visit(signed_in_as="officer@example.org")
        plans["address"] = start_plan(page, CASE, title="Every page of a plan", size=FULL)
    return plans["address"]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PLAN)
def test_a_page_of_a_plan_is_accessible(visit, plan, name, width):
    page = visit(width=width, signed_in_as="officer@example.org")

    check(page, page.goto(plan + PLAN[name]))


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PARTS)
def test_a_part_of_a_plan_is_accessible(visit, plan, name, width):
    page = visit(width=width, signed_in_as="officer@example.org")
    open_step(page, plan, PARTS[name])
    response = page.reload()
    editor(page)

    check(page, response)


def test_a_form_with_mistakes_is_accessible(visit):
    page = visit(width=320)
    page.goto("/contact/")
    page.get_by_role("button", name="Send message").click()

    expect(page).to_have_title(re.compile("^Error:"))  # waits, if the answer is still on its way
    expect(page.get_by_role("alert").get_by_role("link").nth(2)).to_be_visible()
    assert accessibility_faults(page) == []


def test_a_page_is_usable_at_four_hundred_percent(visit):
    """1280 px at 400 % zoom is 320 CSS px wide and 225 high."""
    page = visit(width=320)
    page.set_viewport_size({"width": 320, "height": 225})
    page.goto(CASE)

    assert sideways_scroll(page) == 0
    page.get_by_role("link", name="Adapt this").first.scroll_into_view_if_needed()
    assert page.get_by_role("link", name="Adapt this").first.is_visible()

"""Following a barrier and a search, with and without JavaScript, and stopping again."""

import re

import pytest
from django.core.signing import Signer
from playwright.sync_api import expect

from search.saved import stop_links
from tests.functional.conftest import accessibility_faults, sideways_scroll

OFFICER = "officer@example.org"


def row(page, name):
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=name))


def stop_following(page, name):
    page.goto("/searches/")
    row(page, name).get_by_role("link", name="Stop following").click()
    page.get_by_role("button", name="Stop following").click()
    expect(page.get_by_text(f"You no longer follow “{name}”.")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_an_officer_follows_a_barrier_hears_of_it_daily_and_stops(visit, javascript):
    page = visit(javascript=javascript, signed_in_as=OFFICER)
    page.goto("/barriers/data-sharing/")
    page.get_by_role("button", name="Follow Data sharing").click()
    expect(page.get_by_text("You now follow “Data sharing”.")).to_be_visible()
    expect(page.get_by_role("button", name="Stop following Data sharing")).to_be_visible()

    page.get_by_role("link", name="What you follow").first.click()
    expect(row(page, "Data sharing")).to_contain_text("E-mail: every week")
    row(page, "Data sharing").get_by_role("link", name="Change name or e-mails").click()
    page.get_by_label("Every day on which there is something new").check()
    page.get_by_role("button", name="Save").click()
    expect(row(page, "Data sharing")).to_contain_text("E-mail: every day")

    stop_following(page, "Data sharing")
    expect(row(page, "Data sharing")).to_have_count(0)
    page.goto("/barriers/data-sharing/")
    expect(page.get_by_role("button", name="Follow Data sharing")).to_be_visible()


def test_a_visitor_who_wants_to_follow_a_search_comes_back_to_it(visit):
    page = visit()
    page.goto("/search/?q=warden")
    page.get_by_role("link", name="Follow this search").click()

    expect(page).to_have_url(re.compile(r"/accounts/login/\?next="))
    assert "q%3Dwarden" in page.url


def check(page):
    assert page.get_by_role("heading", level=1).count() == 1
    assert accessibility_faults(page) == []
    assert sideways_scroll(page) == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_following_is_accessible(visit, width):
    page = visit(width=width, signed_in_as=OFFICER)
    name = f"Homes at {width}"
    search = "/search/?q=homes&sector=housing-and-homelessness"
    page.goto("/searches/")
    check(page)
    page.goto(search)
    check(page)
    page.get_by_role("link", name="Follow this search").click()
    expect(page.get_by_label("Name")).to_have_value("Homes, Housing and homelessness")
    check(page)
    page.get_by_label("Name").fill("")
    page.get_by_role("main").get_by_role("button", name="Follow").click()
    expect(page.get_by_role("alert").get_by_role("link", name="Fill in “Name”.")).to_be_visible()
    check(page)
    page.get_by_label("Name").fill(name)
    page.get_by_role("main").get_by_role("button", name="Follow").click()
    expect(page.get_by_role("link", name="Change or stop following this search")).to_be_visible()
    check(page)
    page.goto("/searches/")
    check(page)
    row(page, name).get_by_role("link", name="Change name or e-mails").click()
    expect(page.get_by_label("Name")).to_have_value(name)
    check(page)
    check_stop_page(visit(width=width), page.url)
    page.get_by_role("link", name="Stop following this search").click()
    expect(page.get_by_role("button", name="Stop following")).to_be_visible()
    check(page)
    stop_following(page, name)


def check_stop_page(page, search_address):
    """The page behind a link in a mail, for someone who is not signed in."""
    from hub.settings import dev  # the running hub's

    signer = Signer(key=dev.SECRET_KEY, salt=stop_links.SALT, sep=stop_links.SEPARATOR)
    search = re.search(r"/searches/([-0-9a-f]{36})/", search_address).group(1)
    page.goto(f"/searches/stop-mails/{signer.sign('s' + search.replace('-', ''))}/")
    expect(page.get_by_role("heading", name="Stop these e-mails?")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Stop these e-mails").click()
    expect(page.get_by_role("heading", name="We send no more of these e-mails")).to_be_visible()
    check(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_with_a_follow_button_are_accessible(visit, width):
    page = visit(width=width, signed_in_as=OFFICER)
    for address in (
        "/barriers/misaligned-geographies/",
        "/sectors/health/",
        "/approaches/key-worker/",
        "/organisations/leeds/",
        "/practices/hub/",
    ):
        page.goto(address)
        check(page)
    page.get_by_role("main").get_by_role("button", name=re.compile("^Follow")).click()
    stop = page.get_by_role("button", name=re.compile("^Stop following"))
    expect(stop).to_be_visible()
    check(page)
    stop.click()
    expect(page.get_by_role("button", name=re.compile("^Follow"))).to_be_visible()

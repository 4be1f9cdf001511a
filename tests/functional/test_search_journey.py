"""Searching and narrowing, with and without JavaScript, with a mouse and with keys alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults


def heading(page):
    return page.get_by_role("heading", level=1)


def found(page) -> int:
    """How many case studies the page says there are."""
    return int(re.match(r"(\d+) case stud(?:y|ies)\b", heading(page).inner_text()).group(1))


def ask(page, words):
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill(words)
    box.press("Enter")
    expect(heading(page)).to_contain_text("case stud")
    expect(page).to_have_url(re.compile(r"[?&]q="))


def filters(page, title):
    """The options of one filter, opened if they are folded away."""
    facet = page.locator("details").filter(
        has=page.locator(":scope > summary", has_text=re.compile(f"^{title}"))
    )
    if facet.get_attribute("open") is None:
        facet.locator(":scope > summary").click()
    return facet


def tick(page, title, option) -> int:
    """Tick an option and give the number it promises."""
    box = filters(page, title).get_by_role("checkbox", name=re.compile(f"^{option} "))
    promised = int(re.search(r"\((\d+)", box.locator("xpath=..").inner_text()).group(1))
    box.check()
    return promised


def apply(page):
    page.get_by_role("button", name="Apply filters").click()
    page.wait_for_url(re.compile(r"[?&](sector|barrier|nation|evidence)="))


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_visitor_narrows_what_a_search_found(visit, javascript):
    page = visit(javascript=javascript)
    page.goto("/")
    ask(page, "data sharing")
    all_found = found(page)

    promised = tick(page, "Sector", "Health")
    apply(page)

    assert found(page) == promised < all_found
    chip = page.get_by_role("link", name="Remove filter: Sector Health")
    expect(chip).to_be_visible()
    second = tick(page, "Nation", "Wales")
    apply(page)
    assert found(page) == second < promised
    expect(page.get_by_text("1 chosen")).not_to_have_count(0)
    chip.click()
    expect(chip).to_have_count(0)
    expect(page.get_by_role("link", name="Remove filter: Nation Wales")).to_be_visible()
    page.get_by_role("link", name="Clear all filters").first.click()
    expect(heading(page)).to_have_text(f"{all_found} case studies for “data sharing”")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("data sharing")


def test_two_of_one_filter_widen_and_are_counted_on_the_filter(visit):
    page = visit()
    page.goto("/practices/")
    health = tick(page, "Sector", "Health")
    housing = tick(page, "Sector", "Housing and homelessness")
    apply(page)

    assert max(health, housing) < found(page) <= health + housing
    expect(page.get_by_text("2 chosen")).not_to_have_count(0)
    assert accessibility_faults(page) == []


def test_the_order_can_be_chosen_and_stays_on_the_next_page(visit):
    page = visit()
    page.goto("/practices/?sector=health")
    first_page = titles(page)

    page.get_by_label("Sort by").select_option(label="Surest evidence")
    page.get_by_role("button", name="Sort").click()
    expect(page).to_have_url(re.compile("sort=evidence"))
    assert titles(page) != first_page
    surest_first = titles(page)
    page.get_by_role("link", name="Next").click()

    expect(page).to_have_url(re.compile("page=2"))
    expect(page.get_by_label("Sort by")).to_have_value("evidence")
    assert not set(titles(page)) & set(surest_first)
    expect(page.get_by_role("link", name="Remove filter: Sector Health")).to_be_visible()


def titles(page) -> list[str]:
    return page.get_by_role("article").get_by_role("heading").all_inner_texts()


def test_the_back_button_brings_back_what_was_found(visit):
    page = visit()
    page.goto("/practices/")
    ask(page, "homelessness")
    tick(page, "Sector", "Health")
    apply(page)
    state, results = page.url, titles(page)
    page.get_by_role("article").first.get_by_role("link").click()
    expect(page.get_by_role("link", name="Adapt this").first).to_be_attached()

    page.go_back()

    expect(page).to_have_url(state)
    assert titles(page) == results
    expect(
        filters(page, "Sector").get_by_role("checkbox", name=re.compile("^Health"))
    ).to_be_checked()


def test_an_empty_search_shows_ways_on(visit):
    page = visit()
    page.goto("/search/?q=zxqzxq&sector=health")
    expect(heading(page)).to_have_text("0 case studies for “zxqzxq”")
    expect(page.get_by_role("heading", name="We found no case study for this")).to_be_visible()
    expect(page.get_by_role("link", name="Browse by barrier")).to_be_visible()
    expect(page.get_by_role("link", name="Tell us what is missing")).to_be_visible()

    page.get_by_role("link", name="With these filters, but without the words").click()

    assert found(page) > 0
    page.go_back()
    page.get_by_role("link", name="Tell us what is missing").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Contact")
    expect(page.get_by_label("Your message")).to_have_value(re.compile("zxqzxq"))


def test_a_misspelt_word_is_corrected_and_the_visitor_decides(visit):
    page = visit()
    page.goto("/search/?q=homelesness")

    page.get_by_text("Did you mean").get_by_role("link", name="homelessness").click()

    assert found(page) > 0
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("homelessness")


def test_added_words_are_shown_and_can_be_turned_off(visit):
    page = visit()
    page.goto("/search/?q=data+sharing")
    with_added = found(page)
    expect(page.get_by_text("Also searched for")).to_contain_text("information sharing")
    assert accessibility_faults(page) == []

    page.get_by_role("link", name="Search only for what I typed").click()

    expect(page.get_by_text("Searched only for what you typed.")).to_be_visible()
    assert found(page) <= with_added
    page.get_by_role("link", name="Search for words of the same meaning too").click()
    expect(heading(page)).to_have_text(f"{with_added} case studies for “data sharing”")


def test_search_works_with_keys_alone(visit):
    page = visit()
    page.goto("/")
    tab_to(page, page.get_by_role("main").get_by_role("searchbox"))
    page.keyboard.type("hospital discharge")
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("case stud")
    first = page.get_by_role("article").first.get_by_role("link")
    title = first.inner_text()

    tab_to(page, first)
    page.keyboard.press("Enter")

    expect(heading(page)).to_have_text(title)


def test_keys_can_skip_the_filters(visit):
    page = visit()
    page.goto("/search/?q=hospital+discharge")
    skip = page.get_by_role("link", name="Skip to results")
    tab_to(page, skip)
    assert skip.bounding_box()["height"] > 20  # seen while it has the focus

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.get_by_role("article").first.get_by_role("link")).to_be_focused()
    assert accessibility_faults(page) == []


def tab_to(page, target, most=60):
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab did not reach it in {most} presses")

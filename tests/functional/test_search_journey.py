"""Searching and narrowing, with and without JavaScript, with a mouse and with keys alone.

Every look at a page waits for what it expects: none may read a page that is on its way out.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults, sideways_scroll


def heading(page):
    return page.get_by_role("heading", level=1)


def box(page):
    """The box on the page itself; it is a plain search box where nothing suggests."""
    main = page.get_by_role("main")
    return main.get_by_role("combobox", name="Search").or_(main.get_by_role("searchbox"))


def ask(page, words):
    box(page).fill(words)
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=|/practices/\?q="))
    expect(heading(page)).to_contain_text(f"for “{words}”")


def number_found(page) -> int:
    """How many case studies the page says there are, once it says so."""
    expect(heading(page)).to_have_text(re.compile(r"^\d+ case stud(y|ies)\b"))
    return int(re.match(r"\d+", heading(page).inner_text()).group())


def expect_found(page, number):
    expect(heading(page)).to_have_text(re.compile(rf"^{number} case stud(y|ies)\b"))


def filters(page, title):
    """The options of one filter, opened if they are folded away."""
    facet = page.locator("details.app-facet").filter(
        has=page.locator(":scope > summary", has_text=re.compile(f"^{title}"))
    )
    if facet.get_attribute("open") is None:
        facet.locator(":scope > summary").click()
    return facet


def option(page, title, name):
    return filters(page, title).get_by_role("checkbox", name=re.compile(f"^{name} "))


def tick(page, title, name, *, javascript=True) -> int:
    """Tick an option, wait until the address has it, and give the number that it promised."""
    ticked = option(page, title, name)
    promised = int(re.search(r"\((\d+)", ticked.locator("xpath=..").inner_text()).group(1))
    value = f"{ticked.get_attribute('name')}={ticked.get_attribute('value')}"
    ticked.check()
    if not javascript:
        page.get_by_role("button", name="Apply filters").click()
    expect(page).to_have_url(re.compile(rf"[?&]{value}(&|$)"))
    expect_found(page, promised)
    return promised


def titles(page):
    return page.get_by_role("article").get_by_role("heading")


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def javascript(request):
    return request.param


# --- Narrowing -----------------------------------------------------------------------------------


def test_a_visitor_narrows_what_a_search_found(visit, javascript):
    page = visit(javascript=javascript)
    page.goto("/")
    ask(page, "data sharing")
    all_found = number_found(page)

    first = tick(page, "Sector", "Health", javascript=javascript)
    assert first < all_found
    chip = page.get_by_role("link", name="Remove filter: Sector Health")
    expect(chip).to_be_visible()
    second = tick(page, "Nation", "Wales", javascript=javascript)
    assert second < first
    expect(page.get_by_text("1 chosen")).not_to_have_count(0)

    chip.click()
    expect(chip).to_have_count(0)
    expect(page.get_by_role("link", name="Remove filter: Nation Wales")).to_be_visible()
    page.get_by_role("link", name="Clear all filters").click()
    expect(heading(page)).to_have_text(f"{all_found} case studies for “data sharing”")
    expect(box(page)).to_have_value("data sharing")
    expect(option(page, "Nation", "Wales")).not_to_be_checked()


def test_two_of_one_filter_widen_and_are_counted_on_the_filter(visit):
    page = visit()
    page.goto("/practices/")
    health = tick(page, "Sector", "Health")
    both = option(page, "Sector", "Housing and homelessness")
    housing = int(re.search(r"\((\d+)", both.locator("xpath=..").inner_text()).group(1))
    both.check()

    expect(page.locator("#facet-sector > summary")).to_have_text("Sector 2 chosen")
    assert max(health, housing) < number_found(page) <= health + housing
    assert accessibility_faults(page) == []


def test_a_ticked_box_keeps_the_focus_and_tells_what_was_found(visit):
    page = visit()
    page.goto("/search/?q=data+sharing")
    page.evaluate("window.isSamePage = true")
    box_of_health = option(page, "Sector", "Health")

    box_of_health.focus()
    page.keyboard.press("Space")

    expect(page).to_have_url(re.compile("sector=health"))
    expect(page).to_have_title(re.compile("^data sharing – search"))
    said = page.locator("[data-live-status]")
    expect(said).to_have_text(re.compile(r"^\d+ case studies for “data sharing”. Sorted by"))
    expect(box_of_health).to_be_focused()
    expect(box_of_health).to_be_checked()
    assert page.evaluate("window.isSamePage")


def test_what_was_opened_stays_open_while_results_change(visit):
    page = visit()
    page.goto("/practices/")
    approaches = filters(page, "Approach")
    approaches.get_by_text("Show all").click()
    last = approaches.get_by_role("checkbox").last
    expect(last).to_be_visible()

    tick(page, "Sector", "Health")

    expect(approaches.get_by_text("Show fewer")).to_be_visible()


def test_two_boxes_ticked_at_once_both_count(visit):
    page = visit()
    page.goto("/practices/")
    filters(page, "Sector")
    page.evaluate(
        "['sector-health', 'sector-public-health'].forEach((id) => "
        "document.getElementById(id).click())"
    )

    expect(page).to_have_url(re.compile("sector=health.*sector=public-health|public.*=health"))
    expect(page.locator("#facet-sector > summary")).to_have_text("Sector 2 chosen")


def test_a_search_that_fails_on_the_way_shows_the_page_anew(visit):
    page = visit()
    page.goto("/practices/")
    page.route("**/practices/?sector=*", lambda route: route.abort(), times=1)

    tick(page, "Sector", "Health")

    expect(page.get_by_role("link", name="Remove filter: Sector Health")).to_be_visible()


def test_the_order_can_be_chosen_and_stays_on_the_next_page(visit, javascript):
    page = visit(javascript=javascript)
    page.goto("/practices/?sector=health")
    newest = titles(page).all_inner_texts()

    page.get_by_label("Sort by").select_option(label="Surest evidence")
    if not javascript:
        page.get_by_role("button", name="Sort").click()
    expect(page).to_have_url(re.compile("sort=evidence"))
    expect(titles(page)).not_to_have_text(newest)
    surest_first = titles(page).all_inner_texts()
    page.get_by_role("link", name="Next").click()

    expect(page).to_have_url(re.compile("page=2"))
    expect(page).to_have_title(re.compile(r"\(page 2 of \d\)"))
    expect(page.get_by_label("Sort by")).to_have_value("evidence")
    expect(page.get_by_text("21 to ")).to_be_visible()
    assert not set(titles(page).all_inner_texts()) & set(surest_first)
    expect(page.get_by_role("link", name="Remove filter: Sector Health")).to_be_visible()


def test_the_back_button_undoes_one_filter_after_the_other(visit):
    page = visit()
    page.goto("/search/?q=homelessness")
    everything = number_found(page)
    one = tick(page, "Sector", "Health")
    two = tick(page, "Status", "Running")
    assert two < one < everything

    page.go_back()
    expect_found(page, one)
    expect(option(page, "Status", "Running")).not_to_be_checked()
    expect(option(page, "Sector", "Health")).to_be_checked()
    page.go_back()
    expect_found(page, everything)
    expect(page.get_by_role("link", name="Remove filter")).to_have_count(0)
    page.go_forward()
    expect_found(page, one)
    expect(option(page, "Sector", "Health")).to_be_checked()


def test_the_back_button_brings_back_what_was_found(visit, javascript):
    page = visit(javascript=javascript)
    page.goto("/practices/")
    ask(page, "homelessness")
    tick(page, "Sector", "Health", javascript=javascript)
    state, results = page.url, titles(page).all_inner_texts()
    page.get_by_role("article").first.get_by_role("link").click()
    expect(page.get_by_role("link", name="Adapt this").first).to_be_attached()

    page.go_back()

    expect(page).to_have_url(state)
    expect(titles(page)).to_have_text(results)
    expect(option(page, "Sector", "Health")).to_be_checked()


@pytest.mark.parametrize("width", [320, 768])
def test_filters_fold_away_where_there_is_no_room_beside(visit, width):
    page = visit(width=width)
    page.goto("/search/?q=data+sharing&sector=health&nation=wales")
    summary = page.locator("summary.app-filters__summary")
    expect(summary).to_have_text(re.compile(r"Filter \(2"))
    expect(page.locator("#facet-status")).to_be_hidden()

    summary.click()
    one_fewer = option(page, "Nation", "Wales")
    one_fewer.uncheck()
    expect(page).to_have_url(re.compile(r"sector=health$"))
    found = number_found(page)
    page.get_by_role("link", name=f"Show {found} case studies").click()

    expect(page.locator("#facet-status")).to_be_hidden()
    expect(page.locator("#results")).to_be_focused()
    expect(summary).to_have_text(re.compile(r"Filter \(1"))
    assert sideways_scroll(page) == 0


# --- What the search says of a question ----------------------------------------------------------


def test_an_empty_search_shows_ways_on(visit):
    page = visit()
    page.goto("/search/?q=zxqzxq&sector=health")
    expect(heading(page)).to_have_text("No case studies for “zxqzxq”")
    expect(page.get_by_role("heading", name="We found no case study for this")).to_be_visible()
    expect(page.get_by_role("link", name="Browse by barrier")).to_be_visible()
    expect(page.get_by_role("link", name="Tell us what is missing")).to_be_visible()
    assert accessibility_faults(page) == []

    page.get_by_role("link", name="With these filters, but without the words").click()

    expect(page.get_by_role("article")).not_to_have_count(0)
    page.go_back()
    page.get_by_role("link", name="Tell us what is missing").click()
    expect(heading(page)).to_contain_text("Contact")
    expect(page.get_by_label("Your message")).to_have_value(re.compile("zxqzxq"))


def test_a_misspelt_word_is_corrected_and_the_visitor_decides(visit, javascript):
    page = visit(javascript=javascript)
    page.goto("/search/?q=homelesness")
    expect(page.get_by_text("Showing results for homelessness.")).to_be_visible()
    expect(page.get_by_role("article")).not_to_have_count(0)
    expect(box(page)).to_have_value("homelesness")

    page.get_by_role("link", name="homelesness", exact=True).click()

    expect(page).to_have_url(re.compile("as_typed=1"))
    expect(heading(page)).to_have_text("No case studies for “homelesness”")


def test_added_words_are_shown_and_can_be_turned_off(visit, javascript):
    page = visit(javascript=javascript)
    page.goto("/search/?q=data+sharing")
    with_added = number_found(page)
    expect(page.get_by_text("Also searched for")).to_contain_text("information sharing")

    page.get_by_role("link", name="Search only for what I typed").click()

    expect(page.get_by_text("Searched only for what you typed.")).to_be_visible()
    expect(page).to_have_url(re.compile("exact=1"))
    assert number_found(page) <= with_added
    tick(page, "Status", "Running", javascript=javascript)
    expect(page).to_have_url(re.compile("exact=1"))
    page.get_by_role("link", name="Search for words of the same meaning too").click()
    expect(page.get_by_text("Also searched for")).to_be_visible()


# --- Keys alone ----------------------------------------------------------------------------------


def test_search_works_with_keys_alone(visit):
    page = visit()
    page.goto("/")
    tab_to(page, box(page))
    page.keyboard.type("hospital discharge")
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("for “hospital discharge”")
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

    expect(page.locator("#results")).not_to_be_focused()
    assert page.evaluate("document.activeElement.closest('#results') !== null")
    assert accessibility_faults(page) == []


def tab_to(page, target, most=60):
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab did not reach it in {most} presses")


# --- Suggestions ---------------------------------------------------------------------------------


def suggestions(page):
    return page.get_by_role("listbox", name="Suggestions")


def chosen_option(page):
    return suggestions(page).locator("[aria-selected=true]")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ["/", "/practices/", "/barriers/"])
def test_a_search_box_suggests_and_is_accessible(visit, width, address):
    page = visit(width=width)
    page.goto(address)
    search_box = page.get_by_role("combobox", name="Search").locator("visible=true")
    expect(search_box).to_have_attribute("aria-expanded", "false")

    search_box.press_sequentially("data")

    expect(suggestions(page).get_by_role("option", name="Data sharing").first).to_be_visible()
    expect(search_box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_text("suggestions. Use the arrow keys")).to_be_attached()
    page.keyboard.press("ArrowDown")
    assert accessibility_faults(page) == []
    assert sideways_scroll(page) == 0


def test_keys_move_through_suggestions_and_enter_opens_one(visit):
    page = visit()
    page.goto("/practices/")
    box(page).press_sequentially("data sh")
    barrier = suggestions(page).get_by_role("option", name="Data sharing", exact=True)
    expect(barrier).to_be_visible()

    page.keyboard.press("ArrowDown")
    expect(chosen_option(page)).to_have_text("Search for “data sh”")
    page.keyboard.press("ArrowDown")
    expect(chosen_option(page)).to_have_text("Data sharing")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_attribute("aria-activedescendant", barrier.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    expect(chosen_option(page)).to_have_text("Search for “data sh”")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/barriers/data-sharing/$"))


def test_enter_with_no_suggestion_chosen_searches_for_what_was_typed(visit):
    page = visit()
    page.goto("/")
    box(page).press_sequentially("data")
    expect(suggestions(page)).to_be_visible()

    page.keyboard.press("Enter")

    expect(heading(page)).to_contain_text("for “data”")


def test_escape_and_tab_leave_the_suggestions_and_what_was_typed(visit):
    page = visit()
    page.goto("/practices/")
    box(page).press_sequentially("data")
    expect(suggestions(page)).to_be_visible()

    page.keyboard.press("Escape")
    expect(suggestions(page)).to_be_hidden()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_value("data")
    page.keyboard.press("ArrowDown")
    expect(suggestions(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(suggestions(page)).to_be_hidden()
    expect(box(page)).to_have_value("data")
    expect(page.get_by_role("button", name="Search").locator("visible=true")).to_be_focused()


def test_a_suggested_place_is_searched_for_with_the_filters_that_stand(visit):
    page = visit()
    page.goto("/search/?q=care&status=running")
    box(page).fill("")
    box(page).press_sequentially("cardif")

    suggestions(page).get_by_role("option", name="Cardiff", exact=True).click()

    expect(heading(page)).to_contain_text("for “Cardiff”")
    expect(page).to_have_url(re.compile("q=Cardiff.*status=running"))


def test_a_late_answer_does_not_open_a_list_that_was_left(visit):
    page = visit()
    page.goto("/practices/")
    held = []
    page.route("**/search/suggest/**", lambda route: held.append(route))
    with page.expect_request("**/search/suggest/**"):
        box(page).press_sequentially("data")

    page.keyboard.press("Tab")
    for route in held:
        route.continue_()

    expect(suggestions(page)).to_be_hidden()
    expect(box(page)).to_have_attribute("aria-expanded", "false")


def test_without_scripts_the_box_is_a_plain_one(visit):
    page = visit(javascript=False)
    page.goto("/")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_count(0)

"""Everything can be reached and used with keys alone, and one sees where one is."""

import re

import pytest
from playwright.sync_api import expect

from tests.functional.planning import editor, open_step, start_plan

CASE = "/practices/hub/gm-working-well/"
PAGES = {
    "home": "/",
    "case": CASE,
    "search": "/search/?q=data+sharing&sector=health",
    "barrier": "/barriers/data-sharing/",
    "contact": "/contact/",
}

# What Tab should stop at, in the order of the page; of radio buttons only one of each group.
# `note` keeps how each element looks, so that a changed look tells that it has the focus.
SCRIPT = """
() => {
  const CANDIDATES = "a[href], button, input:not([type=hidden]), select, textarea, summary, " +
    "[contenteditable=true], [tabindex='0']";
  const PROPERTIES = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow",
    "backgroundColor", "borderTopColor", "borderTopWidth"];
  const parts = element => element.matches("input[type=radio], input[type=checkbox]")
    ? [[element, null], ...[...element.labels].map(label => [label, "::before"])]
    : [[element, null]];
  const look = element => JSON.stringify(parts(element).map(([part, pseudo]) => {
    const style = getComputedStyle(part, pseudo);
    const line = style.outlineStyle === "none" ? [] : PROPERTIES.slice(1, 3);
    return [style.outlineStyle, ...[...line, ...PROPERTIES.slice(3)].map(name => style[name])];
  }));
  const stops = element => element.checkVisibility({visibilityProperty: true})
    && !element.disabled && element.tabIndex >= 0;
  const firstOfGroup = element => {
    if (element.type !== "radio") return true;
    const group = [...document.getElementsByName(element.name)];
    const stop = group.find(radio => radio.checked) || group[0];
    return element === stop;
  };
  const wanted = [...document.querySelectorAll(CANDIDATES)].filter(stops).filter(firstOfGroup);
  const before = new Map(wanted.map(element => [element, look(element)]));
  const name = element => `${element.tagName} ${element.id} ` +
    (element.getAttribute("aria-label") || element.title || element.innerText || "").slice(0, 60);
  window.stops = wanted.map(name);
  window.positive = [...document.querySelectorAll("[tabindex]")]
    .filter(element => element.tabIndex > 0).map(name);
  window.met = [];
  window.note = () => {
    const element = document.activeElement;
    if (element === document.body) return false;
    const box = element.getBoundingClientRect();
    window.met.push({
      name: name(element),
      changed: before.get(element) !== look(element),
      inView: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
    });
    return true;
  };
}
"""


def walk(page) -> list[dict]:
    """Press Tab until the focus leaves the page; what it met on the way."""
    page.evaluate(SCRIPT)
    for _ in range(page.evaluate("window.stops.length") + 20):
        page.keyboard.press("Tab")
        if not page.evaluate("window.note()"):
            break
    return page.evaluate("window.met")


def check_walk(page):
    met = walk(page)

    assert [stop["name"] for stop in met] == page.evaluate("window.stops")
    assert [stop["name"] for stop in met if not stop["changed"]] == [], "focus is not seen"
    assert [stop["name"] for stop in met if not stop["inView"]] == [], "focus is out of view"
    assert page.evaluate("window.positive") == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_tab_goes_through_the_whole_page_in_order(visit, name, width):
    page = visit(width=width)
    page.goto(PAGES[name])

    check_walk(page)


def test_tab_goes_through_a_part_of_a_plan_and_out_of_its_editor(visit):
    page = visit(signed_in_as="officer@example.org")
    plan = start_plan(page, CASE, title="Keys alone")
    open_step(page, plan, "One key worker for each person")
    editor(page)

    check_walk(page)


def test_a_part_can_be_written_and_saved_with_keys_alone(visit):
    page = visit(signed_in_as="officer@example.org")
    plan = start_plan(page, CASE, title="Typed, not clicked")
    open_step(page, plan, "What we hope for")
    box = editor(page)
    tab_until_focused(page, box)

    page.keyboard.press("Control+b")
    page.keyboard.type("Bold hope")
    tab_until_focused(page, page.get_by_role("button", name="Save", exact=True))
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("Saved.")
    expect(editor(page).get_by_role("strong")).to_have_text("Bold hope")


def tab_until_focused(page, target, most=60):
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab did not reach it in {most} presses")


@pytest.mark.parametrize("name", PAGES)
def test_the_first_tab_offers_to_skip_to_the_content(visit, name):
    page = visit(width=320)
    page.goto(PAGES[name])

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")

    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_with_enter(visit):
    page = visit(width=320)
    page.goto("/")
    menu = page.get_by_role("button", name="Menu")
    link = page.get_by_role("navigation", name="Menu").get_by_role("link", name="Barriers")
    expect(link).to_be_hidden()

    menu.focus()
    page.keyboard.press("Enter")

    expect(menu).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("arrier")


def test_the_filters_of_a_phone_open_with_enter(visit):
    page = visit(width=320)
    page.goto("/practices/")
    apply = page.get_by_role("link", name=re.compile("^Show .* case studies"))
    expect(apply).to_be_hidden()

    page.locator("summary", has_text="Filter").focus()
    page.keyboard.press("Enter")

    expect(apply).to_be_visible()

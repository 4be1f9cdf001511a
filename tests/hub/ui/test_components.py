import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "hub" / "static" / "hub"
TEMPLATES = ROOT / "templates"


def draw(component, /, **context):
    return BeautifulSoup(render_to_string(f"ui/{component}.html", context), "html.parser")


@pytest.fixture
def visit(rf):
    """Draws a template as a visitor who has not signed in would get it."""

    def draw_page(name, path="/", **context):
        request = rf.get(path)
        request.user = AnonymousUser()
        request.csp_nonce = "abc123"
        return BeautifulSoup(render_to_string(name, context, request), "html.parser")

    return draw_page


# What we ship


def test_the_stylesheet_has_no_government_typeface():
    assert "GDS Transport" not in (STATIC / "app.css").read_text()


def test_no_government_marks_are_shipped():
    names = [path.name for path in STATIC.rglob("*") if path.is_file()]

    assert not [name for name in names if re.search("crown|crest|logotype|govuk-icon", name)]
    assert "crest" not in (STATIC / "app.css").read_text()


def test_every_borrowed_part_has_its_licence():
    notices = {path.stem for path in (STATIC / "licences").iterdir()}

    assert notices == {
        "accessible-autocomplete",
        "combobox-nav",
        "govuk-frontend",
        "idiomorph",
        "moj-frontend",
    }


def test_every_file_that_our_files_name_is_there(tmp_path):
    shutil.copytree(STATIC, tmp_path / "hub")
    storage = ManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    names = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")]

    outcomes = list(storage.post_process({name: (storage, name) for name in names}))

    assert len(outcomes) >= len(names)
    assert not [name for name, _new, outcome in outcomes if isinstance(outcome, Exception)]


def test_every_component_opens_with_what_it_expects():
    components = list(TEMPLATES.glob("ui/*.html"))

    assert components
    assert not [path.name for path in components if not path.read_text().startswith("{#")]


def test_no_template_of_ours_has_inline_script_or_style():
    for path in [*TEMPLATES.glob("ui/**/*.html"), *TEMPLATES.glob("*.html")]:
        text = path.read_text()
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text), path


# The base page


@pytest.mark.urls("allauth.urls")
class TestBasePage:
    def test_a_title_ends_in_the_product_s_name(self, visit, settings):
        page = visit("404.html")

        assert page.title.text == f"Page not found – {settings.SITE_NAME}"

    def test_every_script_carries_the_nonce(self, visit):
        scripts = visit("404.html").find_all("script")

        assert scripts
        assert {script["nonce"] for script in scripts} == {"abc123"}

    def test_the_skip_link_leads_to_the_content(self, visit):
        page = visit("404.html")

        assert page.find(id=page.find(class_="govuk-skip-link")["href"][1:]).name == "main"

    def test_the_part_that_a_reader_is_in_is_marked(self, visit):
        page = visit("404.html", path="/barriers/data-sharing/")

        assert page.find("a", {"aria-current": "true"})["href"] == "/barriers/"

    def test_someone_not_signed_in_can_sign_in_and_come_back(self, visit):
        page = visit("404.html", path="/practices/")

        assert page.find("a", string="Sign in")["href"].endswith("?next=/practices/")

    def test_the_footer_says_that_we_are_no_government_site(self, visit):
        assert "This is not a government website" in visit("404.html").footer.text

    def test_a_message_is_shown_as_a_banner(self, visit):
        page = visit("404.html", messages=["Saved"])

        assert page.find(class_="govuk-notification-banner").p.text == "Saved"

    def test_a_page_has_one_main_heading(self, visit):
        assert len(visit("403.html").find_all("h1")) == 1


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_a_page_for_broken_times_needs_no_request_and_no_database(name):
    page = BeautifulSoup(render_to_string(name), "html.parser")

    assert page.h1
    assert page.find("link", {"rel": "stylesheet"})["href"].endswith("hub/app.css")


# Components


def test_a_button_with_an_address_is_a_link():
    assert draw("button", text="Start", url="/plans/").a["href"] == "/plans/"
    assert draw("button", text="Save").button["type"] == "submit"


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("tag", {"text": "<b>x</b>"}),
        ("chip", {"text": "<b>x</b>", "url": "?"}),
        ("warning_text", {"text": "<b>x</b>"}),
        ("inset_text", {"text": "<b>x</b>"}),
        ("details", {"summary": "More", "text": "<b>x</b>"}),
        ("empty_state", {"heading": "<b>x</b>"}),
        ("notification_banner", {"text": "<b>x</b>"}),
        ("breadcrumbs", {"items": [{"text": "<b>x</b>", "url": "/"}]}),
        ("contents_list", {"items": [{"text": "<b>x</b>", "url": "#a"}]}),
        ("summary_list", {"rows": [{"key": "State", "value": "<b>x</b>"}]}),
        ("facts", {"rows": [{"name": "State", "value": "<b>x</b>"}]}),
        ("task_list", {"items": [{"title": "<b>x</b>", "status": "Done"}]}),
        ("table", {"caption": "T", "columns": ["A"], "rows": [["<b>x</b>"]]}),
    ],
)
def test_a_component_shows_text_as_text(name, context):
    component = draw(name, **context)

    assert component.find("b") is None
    assert "<b>x</b>" in component.text


def test_a_task_is_described_by_its_status():
    tasks = draw("task_list", items=[{"title": "Costs", "url": "/c/", "status": "Not started"}])

    assert tasks.find(id=tasks.a["aria-describedby"]).text == "Not started"


def test_a_change_link_says_what_it_changes():
    rows = [{"key": "Review date", "value": "March", "url": "/change/"}]

    assert draw("summary_list", rows=rows).a.text == "Change review date"


def test_pages_of_a_list_keep_the_question():
    page_obj = Paginator(range(100), 10).get_page(5)

    pages = draw("pagination", page_obj=page_obj, base="?q=warm&")

    assert pages.find("a", {"rel": "next"})["href"] == "?q=warm&page=6"
    assert pages.find("a", {"aria-current": "page"}).text == "5"


def test_a_list_of_one_page_has_no_pages_to_go_to():
    assert draw("pagination", page_obj=Paginator([1], 10).get_page(1)).find("nav") is None


def test_a_facet_opens_when_something_in_it_is_chosen():
    options = [
        {"value": "housing", "label": "Housing", "count": 9, "chosen": True},
        {"value": "health", "label": "Health", "count": 0, "chosen": False},
    ]

    facet = draw("facet", name="sector", title="Sector", options=options, chosen_count=1)

    assert facet.details.has_attr("open")
    assert facet.find("input", {"value": "housing"}).has_attr("checked")
    assert "(0 found)" in facet.find("label", {"for": "sector-health"}).text


def test_a_wide_table_scrolls_in_a_named_region_that_the_keyboard_reaches():
    table = draw("table", caption="Costs", columns=["Year", "Cost"], rows=[["2025", "£1"]], id="c")

    region = table.find(role="region")
    assert region["tabindex"] == "0"
    assert table.find(id=region["aria-labelledby"]).text == "Costs"
    assert table.find("th", {"scope": "row"}).text == "2025"


def test_an_evidence_mark_is_told_in_words():
    mark = draw("evidence_mark", mark="3", label="Tested against a comparison")

    assert "Tested against a comparison, 3 of 5" in mark.text
    assert len(mark.find_all(class_="app-evidence__bar--on")) == 3


# Tags


def test_removing_a_filter_keeps_the_others_and_goes_to_the_first_page(rf):
    request = rf.get("/search/?sector=a&sector=b&q=warm&page=3")

    address = Template('{% load ui %}{% query_without "sector" "a" %}').render(
        Context({"request": request})
    )

    assert address == "?sector=b&amp;q=warm"


def test_structured_data_cannot_close_its_own_element():
    text = Template("{% load ui %}{% json_ld data %}").render(
        Context({"data": {"name": "</script><script>alert(1)</script>"}})
    )

    assert text.count("</script>") == 1

import json
import re
from pathlib import Path

import pytest

from hub.ui.html import to_text
from practices.plans.source_text import NOT_KNOWN, SHOWN, block_html, source_html
from practices.plans.template_schema import faults

FIXTURES = Path(__file__).parents[3] / "fixtures"
CASES = sorted((FIXTURES / "case_studies").glob("*.json"))
TEMPLATES = json.loads((FIXTURES / "plan-templates.json").read_text())["templates"]
PATHS = sorted(
    {
        path
        for template in TEMPLATES
        for section in template["sections"]
        for part in section["parts"]
        for path in part["source_fields"]
    }
)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_source_field_of_the_templates_reads_in_every_case(path):
    file = path.read_text()

    html = source_html(json.loads(file), PATHS)

    labels = re.findall(r"<p><strong>([^<]+):</strong>", html)
    assert labels == [SHOWN[field][0] for field in PATHS]
    assert "{'" not in html
    # Some cases say "None" themselves; Python must not say it for them.
    assert "None" in file or "None" not in html


@pytest.mark.parametrize(
    ("content", "path", "words"),
    [
        pytest.param({"theory": None}, "theory", f"Why it was expected to work: {NOT_KNOWN}"),
        pytest.param({}, "joining_up.how", f"How services were joined up: {NOT_KNOWN}"),
        pytest.param({"lessons": []}, "lessons", f"Lessons: {NOT_KNOWN}"),
        pytest.param(
            {"lessons": [{"text": "Go together.", "reading": "hub"}]},
            "lessons",
            "Lessons:\n\n- Go together. (the hub’s own reading)",
        ),
        pytest.param({"last_checked": "2026-03-27"}, "last_checked", "Last checked: 27 March 2026"),
        pytest.param(
            {"resources": {"setup_cost": {"band": "50k-250k", "text": "About £120,000."}}},
            "resources.setup_cost",
            "Set-up cost: £50,000 to £250,000. About £120,000.",
        ),
        pytest.param(
            {"evidence": {"mark": "2", "reason": "No comparison."}},
            "evidence",
            "Evidence: Promising signs (2 of 5). No comparison.",
        ),
        pytest.param(
            {"place": {"name": "Hull", "nation": ["Wales"], "region": "Wales", "setting": "urban"}},
            "place",
            "Place: Hull, Wales, Urban",
        ),
        pytest.param({"place": {"nation": "Wales"}}, "place.nation", "Nation: Wales"),
        pytest.param(
            {"population_groups": ["older-people", "gone"]},
            "population_groups",
            "Population groups: People over 65, Gone",
        ),
        pytest.param(
            {"blocks": [{"title": "Unit", "needs": "Staff"}, {"title": "Other", "needs": None}]},
            "blocks.needs",
            "What each block needs:\n\n- Unit: Staff",
        ),
        pytest.param(
            {"outcomes": [{"measure": "Admissions", "direction": "better"}]},
            "outcomes.direction",
            "Which way results went:\n\n- Admissions: Better",
        ),
    ],
)
def test_a_value_reads_as_words(content, path, words):
    names = {
        "cost": {"50k-250k": "£50,000 to £250,000"},
        "evidence": {"2": "Promising signs"},
        "population_groups": {"older-people": "People over 65"},
    }

    assert to_text(source_html(content, [path], names)) == words


def test_values_follow_one_another_in_the_order_asked_for():
    content = {"title": "Warm homes", "summary": "One visit."}

    html = source_html(content, ["summary", "title"])

    assert to_text(html) == "In brief: One visit.\n\nCase: Warm homes"


def test_markup_in_plain_text_stays_words():
    html = source_html({"title": "<script>alert(1)</script> & co"}, ["title"])

    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in html


def test_a_place_that_no_case_has_says_nothing():
    assert source_html({"title": "Warm homes"}, ["no.such.place"]) == ""


def test_rich_text_of_a_kept_version_and_plain_text_of_a_case_file_read_alike():
    rich = {"title": "Unit", "description": "<p>One.</p>\n<p>Two.</p>", "needs": None}
    plain = rich | {"description": "One.\n\nTwo."}

    assert block_html(rich) == block_html(plain) == "<p>One.</p>\n<p>Two.</p>"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template["slug"])
def test_the_templates_of_a_new_hub_pass_their_schema(template):
    assert faults(template["sections"]) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"source_fields": ["nowhere"]}, "'nowhere' is not one of", id="unknown place"),
        pytest.param({"kind": "blocks"}, "'show_blocks' is a required property", id="which blocks"),
        pytest.param({"colour": "red"}, "Additional properties", id="unknown key"),
        pytest.param({"key": "Bad Key"}, "does not match", id="bad key"),
    ],
)
def test_a_fault_in_a_template_is_told_with_its_place(change, told):
    part = {"key": "why", "heading": "Why", "prompt": "Why?", "kind": "text", "source_fields": []}
    section = {"key": "a", "number": 1, "title": "A", "ends_with_decision": True}

    found = faults([section | {"parts": [part | change]}])

    assert told in found[0]
    assert found[0].startswith("1 parts 1")


def test_a_key_may_stand_only_once_in_a_template():
    section = TEMPLATES[1]["sections"][0]

    assert "Two sections have the key “start”." in faults([section, section])

import json

import pytest
from django.conf import settings

from hub.ui.html import to_text
from practices.plans.models import Plan, PlanPart
from practices.plans.permissions import visible_to
from tests.factories import CaseStudyPageFactory, UserFactory


def block_titles(plan, key):
    return list(plan.parts.filter(key=key).values_list("heading", flat=True))


@pytest.mark.parametrize("slug", ["full", "one-page"])
def test_a_plan_has_the_sections_and_parts_of_its_template(fork, templates, slug):
    plan = fork(slug)

    rows = templates[slug].rows
    assert list(plan.sections.values_list("title", flat=True)) == [row["title"] for row in rows]
    asked = [part["key"] for row in rows for part in row["parts"] if part["kind"] != "blocks"]
    assert list(plan.parts.exclude(kind="blocks").values_list("key", flat=True)) == asked


def test_each_building_block_becomes_a_part_that_begins_with_the_source(plan, version):
    block = version.content["blocks"][0]

    part = plan.parts.get(source_uid=block["uid"])

    assert part.heading == block["title"]
    assert part.core is True
    assert part.text == part.base
    assert to_text(block["description"]) in to_text(part.text)
    assert "Needs: A room." in to_text(part.text)


def test_core_parts_stand_apart_from_those_that_may_change(plan):
    assert block_titles(plan, "core-blocks") == ["Block 1", "Block 4"]
    assert block_titles(plan, "adaptable-blocks") == ["Block 2", "Block 3"]


def test_only_the_chosen_building_blocks_come_along(fork, version):
    uids = [block["uid"] for block in version.content["blocks"][:2]]

    plan = fork(block_uids=uids)

    assert block_titles(plan, "core-blocks") == ["Block 1"]
    assert block_titles(plan, "adaptable-blocks") == ["Block 2"]


def test_a_part_stands_beside_what_the_source_says_and_starts_empty(plan):
    part = plan.parts.get(key="spoken-to")

    assert part.text == ""
    assert "Landlords refused entry" in part.base
    assert "Talk to landlords first." in part.base
    assert "<strong>Advice:</strong> Not known yet" in part.base


def test_the_first_part_says_where_the_plan_comes_from(plan, version):
    part = plan.parts.get(key="source")

    assert version.get_absolute_url() in part.text
    assert part.is_done


def test_barriers_to_choose_from_come_from_the_hubs_list(full_plan):
    part = full_plan.parts.get(key="barriers-here")

    assert part.takes_many
    assert ["data-sharing", "Data sharing"] in part.choices


def test_a_plan_keeps_to_its_version_when_the_case_changes(plan, case, version):
    before = plan.parts.get(key="hope").base
    case.summary = "Everything is different now."
    case.save_revision().publish()

    assert plan.sources.get().version == version
    assert plan.parts.get(key="hope").base == before


def test_a_plan_without_an_organisation_is_its_authors_alone(fork, editor):
    author = UserFactory()

    plan = fork(organisation=None, author=author)

    assert visible_to(author).get() == plan
    assert not visible_to(editor).filter(pk=plan.pk).exists()


def test_nothing_is_kept_of_a_fork_that_fails(fork, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("practices.plans.fork.blocks_of", fail)

    with pytest.raises(RuntimeError):
        fork()

    assert not Plan.objects.exists()


def test_a_title_longer_than_the_field_is_shortened(fork, library):
    assert fork(title="x" * 300).title == "x" * 250


def test_a_title_with_markup_stays_words(fork, library, editor, client, version):
    plan = fork(title="<script>alert(1)</script>")
    client.force_login(editor)

    page = client.get(plan.get_absolute_url()).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_decisions_are_called_what_the_template_file_calls_them():
    data = json.loads((settings.FIXTURES_DIR / "plan-templates.json").read_text())

    assert [list(pair) for pair in PlanPart.Decision.choices] == data["block_decisions"]
    answers = data["context_answers"]
    assert [list(pair) for pair in PlanPart.Likeness.choices] == answers["likeness"]
    assert [list(pair) for pair in PlanPart.Matters.choices] == answers["matters"]


def test_a_case_without_core_parts_still_makes_a_plan(fork, library):
    from practices.case_studies.versions import latest_version
    from tests.factories import case_data

    blocks = [block | {"core": None} for block in case_data()["blocks"]]
    page = CaseStudyPageFactory(library["hub"], blocks=blocks)

    plan = fork(version=latest_version(page.key))

    assert len(block_titles(plan, "adaptable-blocks")) == 4

import json

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.blocks.stream_block import StreamBlockValidationError

from hub.operations.groups import ensure_hub_editors
from practices.case_studies.publishers import ensure_publisher_groups
from practices.plans.models import PlanTemplate
from practices.plans.template_editor.rows import to_stream
from tests.factories import (
    HubEditorFactory,
    MembershipFactory,
    OrganisationFactory,
    PublisherPageFactory,
)

DATA = json.loads((settings.FIXTURES_DIR / "plan-templates.json").read_text())


def part(**changes):
    row = {"key": "", "heading": "Our hope", "prompt": "What?", "kind": "text", "source_fields": []}
    return row | changes


def section(*parts, **changes):
    row = {"key": "", "number": None, "title": "Start", "intro": "", "ends_with_decision": True}
    return row | {"parts": list(parts) or [part()]} | changes


def cleaned(*sections):
    """What the admin's form makes of these sections."""
    block = PlanTemplate._meta.get_field("sections").stream_block
    return block.clean(block.to_python(to_stream(list(sections))))


def made(**changes):
    template = PlanTemplate(**{"name": "Our own"} | changes)
    template.sections = cleaned(section())
    template.save()
    return template


# --- What a template says ------------------------------------------------------------------------


def test_a_template_whose_sections_make_no_sense_is_refused(db):
    with pytest.raises(ValidationError) as refused:
        PlanTemplate(name="Odd", slug="odd").fill([{"title": "No key"}])

    assert "'key' is a required property" in str(refused.value.message_dict["sections"])


@pytest.mark.parametrize("row", DATA["templates"], ids=lambda row: row["slug"])
def test_the_editors_form_loses_nothing_of_the_templates_of_a_new_hub(templates, row):
    template = templates[row["slug"]]
    block = PlanTemplate._meta.get_field("sections").stream_block

    template.sections = block.clean(template.sections)

    wanted = [
        each | {"parts": [without(part, "one_page") for part in each["parts"]]}
        for each in row["sections"]
    ]
    assert template.rows == wanted


def without(row, name):
    return {key: value for key, value in row.items() if key != name}


def test_new_sections_parts_and_answers_get_keys_from_their_words(db):
    answers = [["", "Yes"], ["", "Not yet"]]
    choice = part(heading="Who may see it?", kind="choice", choices=answers)

    rows = PlanTemplate(sections=cleaned(section(choice))).rows

    assert (rows[0]["key"], rows[0]["number"]) == ("start", 0)
    assert rows[0]["parts"][0]["key"] == "who-may-see-it"
    assert rows[0]["parts"][0]["choices"] == [["yes", "Yes"], ["not-yet", "Not yet"]]


def test_a_key_stays_when_the_heading_changes_and_a_copy_gets_its_own(db):
    first = part(key="hope", heading="What we hope for now")
    copy = part(key="hope", heading="Hope")

    rows = PlanTemplate(sections=cleaned(section(first, copy, key="start", number=3))).rows

    assert [row["key"] for row in rows[0]["parts"]] == ["hope", "hope-2"]
    assert rows[0]["number"] == 3


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(part(kind="choice"), id="a choice without answers"),
        pytest.param(part(kind="choice", choices=[["", "Yes"]]), id="a choice of one"),
        pytest.param(part(kind="blocks"), id="building blocks, but which?"),
        pytest.param(part(heading=""), id="no heading"),
        pytest.param(part(source_fields=["nowhere"]), id="a part of the case that is not there"),
        pytest.param(part(kind="riddle"), id="a kind that is not there"),
    ],
)
def test_a_part_that_cannot_be_asked_is_refused(db, row):
    with pytest.raises(StreamBlockValidationError):
        cleaned(section(row))


def test_building_blocks_are_asked_about_once(db):
    core = part(kind="blocks", show_blocks="core")

    with pytest.raises(StreamBlockValidationError) as refused:
        cleaned(section(core), section(core, title="Again"))

    assert "the same building blocks" in str(refused.value.non_block_errors)


# --- Versions ------------------------------------------------------------------------------------


def test_the_number_rises_when_the_sections_change_and_only_then(db):
    template = made()
    template.name = "Another name"
    template.save()
    assert PlanTemplate.objects.get().number == 1

    template.sections = cleaned(section(title="Begin"))
    template.save()

    assert PlanTemplate.objects.get().number == 2


def test_two_who_save_at_once_make_two_versions(db):
    made()
    mine, theirs = PlanTemplate.objects.get(), PlanTemplate.objects.get()
    mine.sections, theirs.sections = cleaned(section(title="A")), cleaned(section(title="B"))

    mine.save()
    theirs.save()

    assert PlanTemplate.objects.get().number == 3


def test_a_plan_records_the_version_of_its_template(fork, templates):
    template = templates["one-page"]
    template.sections[0].value["title"] = "Begin here"
    template.save()

    plan = fork()

    assert plan.template_number == 2
    assert plan.sections.first().title == "Begin here"


def test_a_changed_template_leaves_the_plans_made_from_it_alone(templates, plan):
    before = list(plan.parts.values_list("prompt", flat=True))
    template = templates["one-page"]
    template.sections[0].value["parts"][0]["prompt"] = "Something else?"
    template.save()

    assert PlanTemplate.objects.get(slug="one-page").rows[0]["parts"][0]["prompt"] != before[0]
    assert list(plan.parts.values_list("prompt", flat=True)) == before


def test_a_deleted_template_leaves_the_plans_made_from_it_alone(templates, plan):
    templates["one-page"].delete()

    plan.refresh_from_db()
    assert plan.template_name == "One page"


def test_templates_of_one_name_get_addresses_of_their_own(db):
    assert [made().slug, made().slug] == ["our-own", "our-own-2"]


# --- Who writes them -----------------------------------------------------------------------------


@pytest.fixture
def publisher(library):
    """Makes an organisation that publishes, and gives one of its authors."""

    def make(name):
        page = PublisherPageFactory(
            library["hub"].get_parent(), title=name, organisation=OrganisationFactory(name=name)
        )
        author = MembershipFactory(organisation=page.organisation).user
        ensure_publisher_groups(page)
        return author, page.organisation

    return make


def address(view, *args):
    return reverse(f"wagtailsnippets_plans_plantemplate:{view}", args=args)


def test_an_author_opens_their_own_publishers_templates_and_no_others(publisher, client):
    (author, ours), (_other, theirs) = publisher("Ours"), publisher("Theirs")
    mine, not_mine = made(name="Mine", organisation=ours), made(name="Not", organisation=theirs)
    of_the_hub = made(name="The hub's own")
    client.force_login(author)

    listed = client.get(address("list")).content.decode()
    assert address("edit", mine.pk) in listed
    assert address("copy", of_the_hub.pk) in listed
    assert not any(address(view, not_mine.pk) in listed for view in ("edit", "copy"))
    assert address("edit", of_the_hub.pk) not in listed
    assert client.get(address("edit", mine.pk)).status_code == 200
    assert client.get(address("copy", of_the_hub.pk)).status_code == 200
    refused = [
        address(view, each.pk)
        for view in ("edit", "delete", "usage", "history", "history_results", "preview_on_edit")
        for each in (not_mine, of_the_hub)
    ]
    refused += [address("copy", not_mine.pk)]
    refused += [address("revisions_compare", not_mine.pk, "earliest", "live")]
    assert {url: client.get(url).status_code for url in refused} == dict.fromkeys(refused, 302)


def test_an_author_cannot_give_a_template_to_others(publisher, client):
    (author, ours), (_other, theirs) = publisher("Ours"), publisher("Theirs")
    client.force_login(author)
    data = form_data(made(name="Mine", organisation=ours))

    for organisation in (theirs.pk, ""):
        answer = client.post(address("add"), data | {"organisation": organisation})
        assert answer.status_code == 200
    assert PlanTemplate.objects.count() == 1

    client.post(address("add"), data | {"organisation": ours.pk, "name": "Second"})
    assert PlanTemplate.objects.get(name="Second").organisation == ours


def test_hub_editors_open_every_template(publisher, client):
    ensure_hub_editors()
    _author, theirs = publisher("Theirs")
    template = made(organisation=theirs)
    client.force_login(HubEditorFactory())

    assert client.get(address("edit", template.pk)).status_code == 200
    assert client.get(address("edit", made().pk)).status_code == 200


def test_somebody_who_does_not_publish_has_no_way_in(editor, client):
    client.force_login(editor)

    assert client.get(address("list")).status_code == 302


def test_saving_in_the_form_keeps_a_revision_and_what_stood_there(publisher, client):
    author, ours = publisher("Ours")
    template = made(organisation=ours)
    client.force_login(author)

    data = form_data(template, title="Begin")
    client.post(address("edit", template.pk), data)

    template.refresh_from_db()
    assert (template.rows[0]["title"], template.rows[0]["key"]) == ("Begin", "start")
    assert template.number == 2
    assert template.latest_revision.user == author


def test_the_preview_shows_the_questions(publisher, client):
    author, ours = publisher("Ours")
    template = made(organisation=ours)
    client.force_login(author)
    url = address("preview_on_edit", template.pk)

    client.post(url, form_data(template))
    page = client.get(url + "?mode=").content.decode()

    assert "Our hope" in page
    assert "Words: a text to write" in page


def form_data(template, **changes):
    """What a browser would post from the form for a template of one section and one part."""
    row = template.rows[0] | changes
    (question,) = row["parts"]
    here = "sections-0-value"
    return {
        "name": template.name,
        "purpose": template.purpose,
        "organisation": template.organisation_id or "",
        "sections-count": "1",
        "sections-0-type": "section",
        "sections-0-order": "0",
        "sections-0-deleted": "",
        "sections-0-id": template.sections[0].id or "",
        f"{here}-title": row["title"],
        f"{here}-intro": row["intro"],
        f"{here}-ends_with_decision": "on",
        f"{here}-key": row["key"],
        f"{here}-number": row["number"],
        f"{here}-parts-count": "1",
        f"{here}-parts-0-order": "0",
        f"{here}-parts-0-deleted": "",
        f"{here}-parts-0-id": "",
        f"{here}-parts-0-value-heading": question["heading"],
        f"{here}-parts-0-value-prompt": question["prompt"],
        f"{here}-parts-0-value-kind": question["kind"],
        f"{here}-parts-0-value-key": question["key"],
        f"{here}-parts-0-value-source_fields-count": "0",
        f"{here}-parts-0-value-choices-count": "0",
    }

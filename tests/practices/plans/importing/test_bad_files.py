"""Files that anybody may have written."""

import copy
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from practices.case_studies.models import CaseStudyVersion
from practices.plans.importing.bring_in import MayNotImport, import_plan
from practices.plans.importing.faults import NotAPlanFile
from practices.plans.importing.schema import schema
from practices.plans.models import Plan

FIRST = ("sections", 0, "parts", 0)


def changed(data, path, value):
    data = copy.deepcopy(data)
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("format",), "else", "format: “else” is not one of the words we know."),
        (("schema",), 2, "schema: “2” is not one of the words we know."),
        (("plan", "title"), "x" * 251, "plan, title: This is longer than 250."),
        (("plan", "title"), "", "plan, title: This is empty."),
        (("plan", "visibility"), "everyone", "plan: “visibility” is not something we know."),
        (
            (*FIRST, "answers", "decision"),
            "burn",
            "sections 1, parts 1, answers, decision: “burn” is not one of the words we know.",
        ),
        ((*FIRST, "heading"), 7, "sections 1, parts 1, heading: This must be text."),
        ((*FIRST, "source"), 5, "names a source that is not in the file."),
        ((*FIRST, "uid"), "", "sections 1, parts 1, uid: This is empty."),
        ((*FIRST, "number"), 10**30, "is too large or too small."),
        (("sections", 0, "due"), "2027-02-30", "“2027-02-30” is not a date as we write it."),
        (("sections", 0), {}, "is missing."),
        (("sources", 0, "content", "place"), None, "sources 1, content, place: This must be"),
        (("sources", 0, "content", "evidence", "mark"), "9", "content, evidence, mark: “9”"),
        (("sections",), "x", "sections: This must be a list."),
        (("sections", 0, "key"), "", "sections 1, key: This is empty."),
        (("sections", 0, "key"), "why\n", "“why\n” is not right here."),
        ((*FIRST, "key"), "../x", "“../x” is not right here."),
        ((*FIRST, "source"), 0.0, "source: This must be a whole number."),
    ],
)
def test_a_wrong_value_is_told_with_its_place_and_changes_nothing(
    plan, taken, bring_in, path, value, fault
):
    plans, versions = Plan.objects.count(), CaseStudyVersion.objects.count()

    with pytest.raises(NotAPlanFile) as told:
        bring_in(changed(taken(plan), path, value))

    assert fault in str(told.value)
    assert (Plan.objects.count(), CaseStudyVersion.objects.count()) == (plans, versions)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b'{"format": NaN}',
        b"[" * 200_000,
        b'{"a":' * 500 + b"1" + b"}" * 500,
        b'{"format": ' + b"9" * 10_000 + b"}",
        b"x" * (10 * 1024 * 1024 + 1),
    ],
    ids=["empty", "no text", "null", "list", "NaN", "deep", "deep objects", "long number", "large"],
)
def test_what_is_no_plan_file_is_refused(organisation, editor, content):
    with pytest.raises(NotAPlanFile):
        import_plan(content=content, organisation=organisation, author=editor)


def test_rich_text_is_cleaned_wherever_it_stands(plan, taken, bring_in):
    evil = '<p onclick="x()">Hi</p><script>alert(1)</script><a href="javascript:x">l</a>'
    data = changed(taken(plan), (*FIRST, "answers", "text"), evil)
    data["sources"][0]["content"]["problem"] = evil
    data["sources"][0]["content"]["blocks"][0]["description"] = evil

    made = bring_in(data)

    content = json.dumps(made.sources.get().version.content)
    text = made.parts.order_by("position").first().text
    assert "Hi" in text and "Hi" in content
    for words in (text, content):
        assert "alert" not in words and "onclick" not in words


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*FIRST, "kind"), "banana"),
        ((*FIRST, "kind"), "choice"),
        ((*FIRST, "choices"), [["", ""]]),
        ((*FIRST, "source_fields"), ["__class__", "blocks.0", "place.name.x"]),
        (("sources", 0, "left_out"), ["nothing"]),
        (("sources", 0, "content", "blocks"), []),
        (("fit_checks",), [{"source": 0, "answers": {"unheard-of": {"value": 5}}}]),
        (("sections", 0, "own_blocks"), None),
    ],
)
def test_what_is_odd_but_right_breaks_no_page(plan, taken, bring_in, sign_in, editor, path, value):
    made = bring_in(changed(taken(plan), path, value))
    client = sign_in(editor)

    for name in ("plan", "plan-print", "plan-updates", "plan-history", "plan-sources", "plan-fit"):
        answer = client.get(reverse(name, args=[made.pk]))
        assert answer.status_code in (200, 302), name
    for part in made.parts.order_by("position")[:1]:
        assert client.get(part.get_absolute_url()).status_code == 200
    for form in ("md", "docx", "json"):
        assert client.get(reverse("plan-export", args=[made.pk, form])).status_code == 200, form


def test_two_parts_of_one_uid_are_refused(plan, taken, bring_in):
    data = taken(plan)
    uid = data["sections"][0]["parts"][1]["uid"]

    with pytest.raises(NotAPlanFile, match="the same name"):
        bring_in(changed(data, (*FIRST, "uid"), uid))


def test_nobody_brings_a_plan_into_an_organisation_that_is_not_theirs(
    plan, taken, bring_in, stranger, reader
):
    data = taken(plan)

    for person in (stranger, reader):
        with pytest.raises(MayNotImport):
            bring_in(data, author=person)
    assert Plan.objects.count() == 1


def upload(data):
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    return SimpleUploadedFile("plan.json", content, content_type="application/json")


def test_an_editor_brings_in_a_plan_on_the_page(plan, taken, sign_in, editor, organisation):
    answers = {"file": upload(taken(plan)), "organisation": organisation.pk}

    response = sign_in(editor).post(reverse("plan-import"), answers)

    made = Plan.objects.exclude(pk=plan.pk).get()
    assert response.url == made.get_absolute_url()
    assert made.organisation == organisation


def test_the_page_says_beside_the_file_what_is_wrong(sign_in, editor, organisation, templates):
    answers = {"file": upload(b"{}"), "organisation": organisation.pk}

    page = sign_in(editor).post(reverse("plan-import"), answers).content.decode()

    assert "There is a problem" in page
    assert "is missing." in page


def test_the_page_offers_only_organisations_that_one_writes_for(
    plan, taken, sign_in, stranger, organisation
):
    answers = {"file": upload(taken(plan)), "organisation": organisation.pk}

    response = sign_in(stranger).post(reverse("plan-import"), answers)

    assert response.status_code == 200
    assert Plan.objects.count() == 1


def test_someone_without_an_organisation_gets_a_plan_of_their_own(plan, taken, sign_in, newcomer):
    sign_in(newcomer).post(reverse("plan-import"), {"file": upload(taken(plan))})

    assert Plan.objects.get(author=newcomer).organisation is None


def test_the_page_asks_to_sign_in(client, db):
    assert client.get(reverse("plan-import")).status_code == 302


def test_the_commands_write_a_file_and_read_it(plan, tmp_path, editor, organisation, capsys):
    file = tmp_path / "plan.json"
    call_command("export_plan", str(plan.pk), out=file)
    call_command("import_plan", str(file), organisation=organisation.slug, author=editor.email)

    assert Plan.objects.count() == 2
    with pytest.raises(CommandError, match="no organisation"):
        call_command("import_plan", str(file), organisation="nowhere", author=editor.email)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command(
            "import_plan", "/nowhere.json", organisation=organisation.slug, author=editor.email
        )


def test_the_schema_in_the_docs_is_the_schema_that_is_checked():
    copy = Path(settings.BASE_DIR) / "docs" / "plan-file.schema.json"

    assert json.loads(copy.read_text()) == json.loads(json.dumps(schema()))

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from practices.plans.export import Reader
from practices.plans.export.word import plan_document as write
from practices.plans.outline import CORE_DROPPED_NOTE
from practices.plans.rows.verbs import add_row
from practices.plans.saving import decide_section, save_part


@pytest.fixture
def filled(plan, editor):
    hope = plan.parts.get(key="hope")
    save_part(part=hope, expected_version=1, user=editor, text="<p>Warm <strong>homes</strong></p>")
    core = plan.parts.filter(core=True).first()
    save_part(part=core, expected_version=1, user=editor, decision="drop", reason="No such team.")
    part = plan.parts.get(key="first-actions")
    add_row(part=part, by=None, what="Meet landlords", owner="Housing lead", due=date(2027, 3, 27))
    section = plan.sections.get(key="choose")
    decide_section(
        section=section, expected_version=1, user=editor, decision="go-back", reason="Ask Hull."
    )
    return plan


def plan_document(plan, **reader):
    return write(plan, Reader(**reader))


def text_of(document):
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def read(content):
    return Document(BytesIO(content))


def test_the_word_file_holds_what_was_written_and_decided(filled):
    text = text_of(read(plan_document(filled, site="https://hub.example/")))

    assert filled.title in text
    assert "Whose plan: Leeds City Council" in text
    assert "Warm homes" in text
    assert "Decision: Drop" in text
    assert "Why: No such team." in text
    assert "What we decided: Go back or look again" in text


def test_a_part_says_whether_its_words_are_still_the_sources(filled, editor):
    part = filled.parts.get(heading="Block 2")
    save_part(part=part, expected_version=1, user=editor, decision="keep")
    assert text_of(read(plan_document(filled))).count("Wording: As in the source") == 1

    save_part(part=part, expected_version=2, user=editor, text="<p>Our van</p>", decision="adapt")

    assert "Wording: As in the source" not in text_of(read(plan_document(filled)))


def test_only_a_part_that_is_kept_is_written_out_in_the_sources_words(filled, editor):
    part = filled.parts.get(heading="Block 2")
    save_part(part=part, expected_version=1, user=editor, decision="keep")

    paragraphs = read(plan_document(filled)).paragraphs

    assert sum(p.text.startswith("Partners meet weekly") for p in paragraphs) == 1


def test_a_part_not_decided_says_so(filled):
    undecided = filled.parts.filter(kind="blocks", decision="").count()

    assert text_of(read(plan_document(filled))).count("Decision: Not decided yet") == undecided


def test_a_dropped_core_part_is_warned_of(filled):
    assert text_of(read(plan_document(filled))).count(str(CORE_DROPPED_NOTE)) == 1


def test_the_word_file_says_where_the_plan_comes_from(filled, version):
    text = text_of(read(plan_document(filled, site="https://hub.example/")))

    assert f"Address: https://hub.example{version.get_absolute_url()}" in text
    assert (
        "Licence: Creative Commons Attribution 4.0, https://creativecommons.org/licenses/by/4.0/"
        in text
    )


def test_headings_go_down_from_section_to_part(filled):
    document = read(plan_document(filled))

    headings = [(p.style.name, p.text) for p in document.paragraphs if "Heading" in p.style.name]
    assert ("Heading 1", "Keep and change") in headings
    assert ("Heading 2", "Block 1") in headings


def test_steps_are_a_table_with_a_header_row_and_dates_as_people_write_them(filled):
    document = read(plan_document(filled))

    table = document.tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["What", "Who", "By when", "Done"],
        ["Meet landlords", "Housing lead", "27 March 2027", "No"],
    ]
    assert "tblHeader" in table.rows[0]._tr.xml


def test_the_source_is_quoted_only_if_asked(filled):
    quoted = "Older people in private rented homes."
    beside_empty = "Landlords refused entry in one street in three."

    text = text_of(read(plan_document(filled)))
    assert beside_empty not in text
    assert quoted not in text

    everything = text_of(read(plan_document(filled, quotes_source=True)))
    assert beside_empty in everything
    assert quoted in everything


def test_a_copy_of_a_private_plan_names_its_author(fork, editor):
    plan = fork(organisation=None)

    assert f"Whose plan: {editor}" in text_of(read(plan_document(plan)))


def test_the_file_downloads_under_the_plans_name(sign_in, editor, filled):
    response = sign_in(editor).get(reverse("plan-export", args=[filled.pk, "docx"]))

    assert response["Content-Disposition"].startswith('attachment; filename="our-plan-')
    assert response["Content-Type"].endswith("wordprocessingml.document")
    assert zipfile.is_zipfile(BytesIO(response.content))


def test_a_format_that_we_do_not_write_is_not_found(sign_in, editor, plan):
    assert sign_in(editor).get(reverse("plan-export", args=[plan.pk, "exe"])).status_code == 404


def test_the_full_plan_with_odd_titles_is_written(fork):
    plan = fork("full", title="\x07<b>" + "w" * 240)

    document = read(plan_document(plan))

    assert "<b>" + "w" * 240 in text_of(document)

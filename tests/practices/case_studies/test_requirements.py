"""One gate stands at every door by which a case could go live."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision, Workflow, WorkflowState

from hub.pages.loading import load_tree
from practices.case_studies.models import CaseStudyPage, CaseStudyVersion
from practices.case_studies.requirements import (
    REQUIRED,
    REQUIRED_OR_NOT_KNOWN,
    missing_to_publish,
    refuse_incomplete,
)
from tests.factories import CaseStudyPageFactory


def empty(page, field: str) -> None:
    if hasattr(getattr(page, field), "set"):
        getattr(page, field).set([])
    elif field in ("start_year", "last_checked"):
        setattr(page, field, None)
    elif isinstance(getattr(page, field), str):
        setattr(page, field, "")
    else:
        rows(page, field, [])


def rows(page, field: str, values: list[dict]) -> None:
    kind = next(iter(getattr(page, field).stream_block.child_blocks))
    raw = [{"type": kind, "value": value} for value in values]
    setattr(page, field, page._meta.get_field(field).to_python(raw))


def say_wrong(page, *texts: str) -> None:
    rows(page, "went_wrong", [{"text": text, "reading": "source"} for text in texts])


def fields(page) -> list[str]:
    return [missing.field for missing in missing_to_publish(page)]


pytestmark = pytest.mark.usefixtures("no_tasks")


@pytest.fixture(scope="module")
def complete(shared):
    return CaseStudyPageFactory(load_tree()["hub"], publish=False)


@pytest.fixture
def draft(complete, db):
    """A complete case that nobody has published."""
    return CaseStudyPage.objects.get(pk=complete.pk)


def half_written(page):
    """Save a draft that lacks its summary; the page as it then is."""
    page.summary = ""
    revision = page.save_revision()
    return revision


# --- What is asked for ---------------------------------------------------------------------------


def test_a_complete_case_lacks_nothing(draft):
    assert missing_to_publish(draft) == []
    refuse_incomplete(draft)


@pytest.mark.parametrize("field", REQUIRED)
def test_a_required_field_left_empty_is_named_and_no_tick_excuses_it(draft, field):
    empty(draft, field)
    draft.not_known = [*draft.not_known, field]

    assert fields(draft)[0] == field
    # Without sources, a result names one that is not there.
    assert set(fields(draft)) <= {field, "outcomes" if field == "sources" else field}
    assert str(missing_to_publish(draft)[0]) == f"{REQUIRED[field]}: fill this in."


@pytest.mark.parametrize("field", REQUIRED_OR_NOT_KNOWN)
def test_some_fields_may_stay_empty_once_listed_as_not_known(draft, field):
    empty(draft, field)
    draft.not_known = [name for name in draft.not_known if name != field]
    assert fields(draft) == [field]

    draft.not_known = [*draft.not_known, field]
    assert fields(draft) == []


@pytest.mark.parametrize(
    ("stream", "row"),
    [
        ("outcomes", ("outcome", {"measure": "Admissions", "direction": "", "source": 1})),
        ("partners", ("partner", {"name": "Hull Advice", "kind": ""})),
        ("sources", ("source", {"title": "A report", "url": ""})),
        ("advice", ("statement", {"text": "", "reading": "source"})),
        ("readiness", ("question", "")),
    ],
)
def test_a_row_that_is_half_written_is_named(draft, stream, row):
    getattr(draft, stream).append(row)

    assert fields(draft) == [stream]


def test_a_new_page_lacks_everything(db):
    assert fields(CaseStudyPage()) == [*REQUIRED, *REQUIRED_OR_NOT_KNOWN]


@pytest.mark.parametrize("text", ["   ", "<p></p>", "<p> </p>", "<p>&nbsp;</p>"])
def test_white_space_and_empty_paragraphs_are_no_answer(draft, text):
    draft.problem = text

    assert fields(draft) == ["problem"]


@pytest.mark.parametrize("cost", ["setup_cost", "yearly_cost"])
def test_a_cost_that_says_not_known_yet_needs_no_tick(draft, cost):
    setattr(draft, f"{cost}_band", "not-known")
    setattr(draft, f"{cost}_text", "")
    draft.not_known = []

    assert not any("cost" in field for field in fields(draft))


@pytest.mark.parametrize(
    "text",
    ["Nothing", "nothing.", "None", "NONE!", "n/a", "N/A.", "No", " nil ", "Not applicable."],
)
def test_nothing_went_wrong_is_not_accepted(draft, text):
    say_wrong(draft, text)

    (missing,) = missing_to_publish(draft)
    assert missing.field == "went_wrong"
    assert "not accepted" in missing.reason


@pytest.mark.parametrize("texts", [["None of the landlords answered."], ["Nothing", "Staff left."]])
def test_something_that_went_wrong_is_accepted(draft, texts):
    say_wrong(draft, *texts)

    assert fields(draft) == []


@pytest.mark.parametrize(("source", "accepted"), [(1, True), (2, False), (0, False), (None, False)])
def test_a_result_names_a_source_of_the_list(draft, source, accepted):
    outcome = draft.outcomes[0]
    rows(draft, "outcomes", [dict(outcome.value) | {"source": source}])

    assert (fields(draft) == []) is accepted


def test_every_fault_is_told_at_once(draft):
    for field in ("title", "sources"):
        empty(draft, field)

    with pytest.raises(ValidationError) as refused:
        refuse_incomplete(draft)

    assert set(refused.value.message_dict) == {"title", "sources", "outcomes"}


# --- The doors -----------------------------------------------------------------------------------


def test_an_incomplete_draft_can_be_saved(draft):
    half_written(draft)

    assert Page.objects.get(pk=draft.pk).specific.get_latest_revision_as_object().summary == ""


def test_an_incomplete_draft_of_a_live_page_can_be_saved(case):
    half_written(case)

    assert case.get_latest_revision_as_object().summary == ""
    assert CaseStudyPage.objects.get(pk=case.pk).summary


def test_a_program_cannot_publish_an_incomplete_case(draft):
    revision = half_written(draft)

    with pytest.raises(ValidationError):
        revision.publish()

    assert not CaseStudyPage.objects.get(pk=draft.pk).live


@pytest.mark.parametrize("was_live", [True, False])
def test_an_incomplete_case_cannot_be_scheduled(library, was_live):
    page = CaseStudyPageFactory(library["hub"], publish=was_live)
    page.go_live_at = timezone.now() + timedelta(days=1)
    revision = half_written(page)

    with pytest.raises(ValidationError):
        revision.publish()

    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_a_live_page_cannot_be_saved_incomplete(case):
    case.summary = ""

    with pytest.raises(ValidationError):
        case.save()

    assert CaseStudyPage.objects.get(pk=case.pk).summary


def test_an_incomplete_case_is_not_sent_to_be_checked(draft, hub_editor):
    half_written(draft)

    with pytest.raises(ValidationError):
        Workflow.objects.first().start(draft, hub_editor)

    assert not WorkflowState.objects.exists()


def test_a_case_emptied_after_it_was_sent_is_not_published_by_approval(draft, hub_editor):
    state = Workflow.objects.first().start(draft, hub_editor)
    draft.refresh_from_db()
    half_written(draft)
    state.refresh_from_db()
    task_state = state.current_task_state
    task_state.revision = draft.latest_revision
    task_state.save()

    with pytest.raises(ValidationError):
        task_state.approve(user=hub_editor)

    assert not CaseStudyPage.objects.get(pk=draft.pk).live


def test_a_complete_case_is_published_by_approval(draft, hub_editor):
    state = Workflow.objects.first().start(draft, hub_editor)

    state.current_task_state.approve(user=hub_editor)

    assert CaseStudyPage.objects.get(pk=draft.pk).live
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


# --- Scheduled pages -----------------------------------------------------------------------------


def schedule(page) -> Revision:
    page.go_live_at = timezone.now() + timedelta(days=1)
    revision = page.save_revision()
    revision.publish()
    return revision


def fall_due(*revisions: Revision, summary=None) -> None:
    """Make the hour come, and perhaps empty what was written (a rule can grow stricter too)."""
    past = timezone.now() - timedelta(minutes=len(revisions))
    for number, revision in enumerate(revisions):
        revision.refresh_from_db()
        revision.approved_go_live_at = past + timedelta(seconds=number)
        content = revision.content | {"go_live_at": json.loads(json.dumps(past.isoformat()))}
        revision.content = content if summary is None else content | {"summary": summary}
        revision.save()


def test_a_scheduled_case_goes_live_at_its_hour_with_its_first_version(draft):
    revision = schedule(draft)
    assert not CaseStudyPage.objects.get(pk=draft.pk).live
    assert not CaseStudyVersion.objects.exists()

    fall_due(revision)
    call_command("publish_scheduled")

    assert CaseStudyPage.objects.get(pk=draft.pk).live
    assert CaseStudyVersion.objects.get().number == 1


def test_one_incomplete_scheduled_case_does_not_stop_the_others(library, draft, caplog):
    other = CaseStudyPageFactory(library["hub"], publish=False)
    first, second = schedule(draft), schedule(other)
    fall_due(first, summary="")
    fall_due(second)

    call_command("publish_scheduled")

    assert not CaseStudyPage.objects.get(pk=draft.pk).live
    assert CaseStudyPage.objects.get(pk=other.pk).live
    first.refresh_from_db()
    assert first.approved_go_live_at is None  # not tried again every few minutes for ever
    assert draft.title in caplog.text
    assert "Summary" in caplog.text

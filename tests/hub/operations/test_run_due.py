from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from hub.operations.management.commands.run_due import JOBS
from tests.factories import CaseStudyPageFactory


@pytest.fixture
def due_case(library):
    """A case that was scheduled, and whose time has come."""
    page = CaseStudyPageFactory(library["hub"], publish=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    past = timezone.now() - timedelta(minutes=1)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    revision.refresh_from_db()
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    return page


def test_a_scheduled_case_goes_live_when_its_time_has_come(due_case):
    call_command("run_due")

    due_case.refresh_from_db()
    assert due_case.live


def test_a_job_that_fails_is_named_and_keeps_no_other_from_running(due_case, monkeypatch):
    monkeypatch.setattr(
        "hub.operations.management.commands.run_due.JOBS",
        {"no_such_job": "", "publish_scheduled": ""},
    )

    with pytest.raises(CommandError, match="no_such_job"):
        call_command("run_due")

    due_case.refresh_from_db()
    assert due_case.live


def test_whoever_runs_a_hub_finds_every_job_explained():
    told = (settings.BASE_DIR / "docs" / "operations.md").read_text()

    assert [job for job in JOBS if f"`{job}`" not in told] == []

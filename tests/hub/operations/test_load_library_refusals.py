"""One wrong case file stops the whole load, unless it is to be skipped."""

import json
import shutil

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from wagtail.models import Page

from hub.loading.models import LoadedItem
from hub.loading.summary import LoadRefused
from hub.operations.library import load_library
from practices.case_studies.models import CaseStudyPage
from practices.taxonomy.models import Sector


@pytest.fixture
def shelf(tmp_path, db, no_tasks):
    """A folder with the fixtures of a small hub: no organisations, no cases yet."""
    for path in settings.FIXTURES_DIR.glob("*.json"):
        shutil.copy(path, tmp_path)
    for name, content in {
        "organisations.json": {"councils": [], "lead_bodies": [], "aliases": {}},
        "pages.json": [],
        "insights.json": [],
        "plan-templates.json": {"templates": []},
        "synonyms.json": {"sets": []},
    }.items():
        (tmp_path / name).write_text(json.dumps(content))
    (tmp_path / "case_studies").mkdir()
    return tmp_path


def put_case(shelf, name="gm-working-well", **changes):
    data = json.loads((settings.FIXTURES_DIR / "case_studies" / f"{name}.json").read_text())
    (shelf / "case_studies" / f"{name}.json").write_text(json.dumps(data | changes))


def counts():
    return [model.objects.count() for model in (LoadedItem, Page, Sector)]


def test_a_refused_file_stops_everything(shelf):
    put_case(shelf)
    put_case(shelf, "cardiff-marac", status="unsure")
    before = counts()

    with pytest.raises(LoadRefused) as refused:
        load_library(shelf)

    (refusal,) = refused.value.refusals
    assert (refusal.file, refusal.field) == ("cardiff-marac.json", "status")
    assert counts() == before
    assert not Sector.objects.exists()


def test_the_command_names_file_field_and_reason(shelf):
    put_case(shelf, status="unsure")

    with pytest.raises(CommandError, match=r"gm-working-well\.json: status: 'unsure' is not one"):
        call_command("load_library", folder=shelf)

    assert not Sector.objects.exists()


def test_refused_files_can_be_skipped(shelf, capsys):
    put_case(shelf)
    put_case(shelf, "cardiff-marac", status="unsure")

    call_command("load_library", folder=shelf, skip_refused=True)

    assert [page.slug for page in CaseStudyPage.objects.live()] == ["gm-working-well"]
    told = capsys.readouterr().out
    assert "Case studies: 1 created, 0 updated, 0 unchanged, 0 left alone" in told
    assert "Refused:\n  cardiff-marac.json: status:" in told


def test_the_command_names_what_it_left_alone(shelf, capsys):
    put_case(shelf)
    call_command("load_library", folder=shelf)
    CaseStudyPage.objects.get().delete()
    put_case(shelf, theory="Another.")

    call_command("load_library", folder=shelf)

    told = capsys.readouterr().out
    assert "changed, moved or deleted them:\n  gm-working-well.json" in told

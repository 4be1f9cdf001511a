"""The whole library is loaded by one command, which can be run again at any time."""

import json

import pytest
from django.conf import settings
from wagtail.models import Page, Revision

from hub.loading.models import LoadedItem
from hub.loading.summary import Outcome
from hub.operations.library import load_library
from hub.people.models import Organisation
from practices.case_studies.canonical import STATEMENTS, case_file, digest_of
from practices.case_studies.loading import read_cases
from practices.case_studies.models import BarrierMet, CaseStudyPage, CaseStudyVersion
from practices.case_studies.requirements import missing_to_publish
from practices.taxonomy.models import Barrier, BarrierKind, Insight, Sector, SynonymSet

FILES = sorted((settings.FIXTURES_DIR / "case_studies").glob("*.json"))
COUNTED = [
    BarrierKind,
    BarrierMet,
    CaseStudyVersion,
    Insight,
    LoadedItem,
    Organisation,
    Page,
    Revision,
    SynonymSet,
]


@pytest.fixture(scope="module")
def first_load(shared):
    """The summary of one load of all fixtures, for every test of this module."""
    return load_library(settings.FIXTURES_DIR)


@pytest.fixture(scope="module")
def contents(first_load):
    """What each page of that load says, by slug."""
    return {page.slug: case_file(page) for page in CaseStudyPage.objects.all()}


@pytest.fixture
def loaded(first_load, db):
    """The whole library in the database. What a test changes is undone after it."""
    return first_load


def counts():
    return {model.__name__: model.objects.count() for model in COUNTED}


def test_every_case_file_is_accepted(loaded):
    cases, refusals = read_cases(settings.FIXTURES_DIR / "case_studies")

    assert refusals == []
    assert len(cases) == len(FILES) >= 119


def test_everything_is_made_by_the_first_load(loaded):
    assert loaded.left_alone == []
    for kind, outcomes in loaded.counts.items():
        assert set(outcomes) == {Outcome.CREATED}, kind
    assert CaseStudyPage.objects.live().count() == len(FILES)
    assert (Sector.objects.count(), Barrier.objects.count()) == (13, 5)


def test_a_second_load_changes_nothing(loaded):
    before = counts()
    digests = list(LoadedItem.objects.values_list("item", "digest", "loaded_at"))

    summary = load_library(settings.FIXTURES_DIR)

    for kind, outcomes in summary.counts.items():
        assert set(outcomes) == {Outcome.UNCHANGED}, kind
    assert counts() == before
    assert list(LoadedItem.objects.values_list("item", "digest", "loaded_at")) == digests


def test_every_case_says_what_its_file_says(loaded, contents):
    for path in FILES:
        data, content = json.loads(path.read_text()), contents[path.stem]
        for name in ["title", "summary", "status", "evidence", "theory", "joining_up", "readiness"]:
            assert content[name] == data[name], f"{path.name}: {name}"
        for name in ["outcomes", "sources", "barriers", "partners", *STATEMENTS]:
            rows = [{key: row[key] for key in row if key != "uid"} for row in content[name]]
            assert rows == data[name], f"{path.name}: {name}"
        for name in ["sectors", "approaches", "population_groups"]:
            assert content[name] == sorted(data[name]), f"{path.name}: {name}"
        assert [row["title"] for row in content["blocks"]] == [
            row["title"] for row in data["blocks"]
        ]


def test_every_case_has_one_version_that_says_what_it_says(loaded, contents):
    kept = sorted(CaseStudyVersion.objects.values_list("key", "number", "digest"))

    expected = [(content["key"], 1, digest_of(content)) for content in contents.values()]
    assert kept == sorted(expected)


def test_every_case_passes_the_gate_and_the_editor(loaded):
    for page in CaseStudyPage.objects.all():
        assert missing_to_publish(page) == [], page
        for name in ["barriers", "blocks", "outcomes", "went_wrong", "partners", "sources"]:
            stream = getattr(page, name)
            stream.stream_block.clean(stream)  # raises where an editor could not save


def test_every_case_stands_in_a_place(loaded):
    for page in CaseStudyPage.objects.all():
        assert page.nations.exists(), page
        place = json.loads((FILES[0].parent / f"{page.slug}.json").read_text())["place"]
        if place["region"] and place["nation"] == "England":
            assert page.regions.exists() or page.area, page


def test_barriers_and_insights_name_their_cases(loaded):
    assert all(barrier.best_cases for barrier in Barrier.objects.all())
    named = Insight.objects.get(slug=json_slug("insights.json")).supporting_cases
    assert named and all(row.value["case"].live for row in named)


def json_slug(name):
    return json.loads((settings.FIXTURES_DIR / name).read_text())[0]["slug"]

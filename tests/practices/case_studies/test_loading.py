"""Case files become pages, again and again, without ever treading on an editor's work."""

import json

import pytest
from django.utils import timezone

from hub.loading.models import LoadedItem
from hub.loading.summary import LoadSummary, Outcome
from practices.case_studies.canonical import STATEMENTS, case_file, digest_of
from practices.case_studies.loading import load_cases, read_cases
from practices.case_studies.loading.fill import Vocabulary
from practices.case_studies.models import BarrierMet, CaseStudyPage, CaseStudyVersion
from practices.case_studies.requirements import missing_to_publish
from tests.factories import NationFactory, OrganisationFactory, RegionFactory, case_data
from tests.factories.cases import make_terms

SLUG = "warm-homes-hull"

pytestmark = pytest.mark.usefixtures("no_tasks")


class Shelf:
    """A folder of case files and a hub to load it into."""

    def __init__(self, folder, publisher):
        self.folder, self.publisher, self.aliases = folder, publisher, {}

    def put(self, **changes) -> dict:
        data = case_data(**changes)
        make_terms(data)
        (self.folder / f"{data['slug']}.json").write_text(json.dumps(data))
        return data

    def load(self) -> LoadSummary:
        cases, refusals = read_cases(self.folder)
        assert refusals == []
        summary = LoadSummary()
        words = Vocabulary(self.aliases)
        load_cases(cases, publisher=self.publisher, words=words, summary=summary)
        return summary

    def load_one(self, **changes) -> CaseStudyPage:
        """Load one case file; the page as anyone finds it afterwards."""
        data = self.put(**changes)
        self.load()
        return CaseStudyPage.objects.get(slug=data["slug"])


@pytest.fixture
def shelf(tmp_path, library):
    return Shelf(tmp_path, library["hub"])


def outcome_of(summary) -> Outcome:
    (outcome,) = summary.counts["Case studies"]
    return outcome


def state():
    """Everything that a load could have written."""
    return [
        list(CaseStudyPage.objects.values().order_by("pk")),
        list(CaseStudyVersion.objects.values().order_by("pk")),
        list(CaseStudyPage.objects.get().revisions.values_list("pk", flat=True)),
        list(BarrierMet.objects.values().order_by("pk")),
        list(LoadedItem.objects.values().order_by("pk")),
    ]


def without_uids(rows):
    return [{name: value for name, value in row.items() if name != "uid"} for row in rows]


def test_a_new_file_becomes_a_published_page(shelf):
    page = shelf.load_one()

    assert page.live
    assert page.get_parent().specific == shelf.publisher
    assert page.provenance == "compiled"
    assert missing_to_publish(page) == []


def test_the_page_says_what_the_file_says(shelf):
    data = shelf.put(sectors=["water", "housing"], approaches=["zoning", "key-worker"])
    shelf.load()

    content = case_file(CaseStudyPage.objects.get())

    plain = ["title", "summary", "status", "start_year", "end_year", "last_checked", "evidence"]
    plain += ["who_it_serves", "theory", "joining_up", "readiness", "residents_shaped", "councils"]
    plain += ["replicated_in", "lead_organisation"]
    for name in plain:
        assert content[name] == data[name], name
    for name in ["partners", "barriers", "outcomes", "sources", *STATEMENTS]:
        assert without_uids(content[name]) == data[name], name
    for name in ["sectors", "approaches", "population_groups"]:
        assert content[name] == sorted(data[name]), name
    assert content["resources"] == data["resources"] | {"price_year": "2020"}
    assert content["problem"] == f"<p>{data['problem']}</p>"
    described = [f"<p>{block['description']}</p>" for block in data["blocks"]]
    assert [block["description"] for block in content["blocks"]] == described
    for name in ["title", "core", "needs", "learned", "reading"]:
        expected = [block[name] for block in data["blocks"]]
        assert [block[name] for block in content["blocks"]] == expected, name
    place = {"name": "Hull", "nation": ["England"], "region": ["North West"], "area": None}
    assert content["place"] == place | {"type": "unitary", "setting": "urban"}


def test_characters_that_mean_something_in_html_stay_as_they_are(shelf):
    page = shelf.load_one(problem="Smith & Sons said “no”.", theory="R&D costs £5.")

    assert case_file(page)["problem"] == "<p>Smith &amp; Sons said “no”.</p>"
    assert page.theory == "R&D costs £5."


def test_loading_twice_changes_nothing(shelf):
    shelf.load_one()
    before = state()

    summary = shelf.load()

    assert outcome_of(summary) is Outcome.UNCHANGED
    assert state() == before


def test_white_space_and_the_order_of_keys_in_a_file_count_for_nothing(shelf):
    shelf.load_one()
    path = shelf.folder / f"{SLUG}.json"
    data = json.loads(path.read_text())
    path.write_text(json.dumps(data, indent=8, sort_keys=True))

    assert outcome_of(shelf.load()) is Outcome.UNCHANGED


def test_a_changed_file_updates_the_page_and_keeps_a_second_version(shelf):
    first = shelf.load_one()

    second = shelf.load_one(theory="A better reason.", sectors=["water"])

    assert second.pk == first.pk
    assert second.theory == "A better reason."
    assert [sector.slug for sector in second.sectors.all()] == ["water"]
    versions = CaseStudyVersion.objects.filter(key=first.key).order_by("number")
    assert [version.number for version in versions] == [1, 2]
    assert versions[1].content["theory"] == "A better reason."


def test_rows_keep_their_uids_over_two_loads(shelf):
    first = case_file(shelf.load_one())

    second = case_file(shelf.load_one(theory="A better reason."))

    for name in ["blocks", "barriers", "outcomes", "sources", "went_wrong", "partners"]:
        assert [row["uid"] for row in second[name]] == [row["uid"] for row in first[name]], name


def test_a_block_keeps_its_uid_when_blocks_change_places(shelf):
    data = case_data()
    first = case_file(shelf.load_one())

    second = case_file(shelf.load_one(blocks=data["blocks"][::-1]))

    assert [row["uid"] for row in second["blocks"]] == [row["uid"] for row in first["blocks"][::-1]]


def test_the_key_comes_from_the_file_so_that_every_hub_gives_the_same(shelf):
    assert shelf.load_one().key == "33rg5zjz"


def test_a_moved_page_is_updated_where_it_is(shelf, library):
    shelf.load_one().move(library["councils"], pos="last-child")

    page = shelf.load_one(theory="A better reason.")

    assert page.theory == "A better reason."
    assert page.get_parent().specific == library["councils"]
    assert CaseStudyPage.objects.count() == 1


def test_a_deleted_page_does_not_come_back(shelf):
    shelf.load_one().delete()
    shelf.put(theory="A better reason.")

    summary = shelf.load()

    assert outcome_of(summary) is Outcome.LEFT_ALONE
    assert not CaseStudyPage.objects.exists()


def test_a_page_with_a_draft_is_left_alone_and_named(shelf):
    page = shelf.load_one()
    page.theory = "An editor's words."
    page.save_revision()
    shelf.put(theory="The file's words.")

    summary = shelf.load()

    assert summary.left_alone == [f"{SLUG}.json"]
    assert CaseStudyPage.objects.get().get_latest_revision_as_object().theory == page.theory
    assert CaseStudyPage.objects.get().theory == case_data()["theory"]


def test_a_page_that_an_editor_published_is_left_alone_and_named(shelf, hub_editor):
    page = shelf.load_one()
    page.theory = "An editor's words."
    page.save_revision(user=hub_editor).publish(user=hub_editor)
    shelf.put(theory="The file's words.")

    summary = shelf.load()

    assert summary.left_alone == [f"{SLUG}.json"]
    assert CaseStudyPage.objects.get().theory == "An editor's words."


def test_a_page_that_an_editor_took_off_stays_off(shelf):
    shelf.load_one().unpublish()
    shelf.put(theory="The file's words.")

    assert outcome_of(shelf.load()) is Outcome.LEFT_ALONE
    assert not CaseStudyPage.objects.get().live


def test_a_page_that_an_editor_wrote_at_the_same_address_is_left_alone(shelf, case):
    case.slug = SLUG
    case.save_revision().publish()
    shelf.put(theory="The file's words.")

    assert shelf.load().left_alone == [f"{SLUG}.json"]
    assert CaseStudyPage.objects.count() == 1


def test_what_the_file_does_not_know_is_listed_as_not_known(shelf):
    page = shelf.load_one(theory=None, advice=[], outcomes=[])

    assert {"theory", "advice", "outcomes"} <= set(page.not_known)
    assert "who_it_serves" not in page.not_known
    assert page.live


def test_what_became_known_is_no_longer_listed(shelf):
    shelf.load_one(theory=None)

    assert "theory" not in shelf.load_one(theory="Now we know.").not_known


def test_organisations_are_found_by_name_and_by_alias(shelf):
    by_name = OrganisationFactory(name="Hull City Council")
    by_alias = OrganisationFactory(slug="hull-nhs")
    shelf.aliases = {"NHS in Hull": ["hull-nhs", "gone-since"]}

    page = shelf.load_one(councils=["Hull City Council", "NHS in Hull", "Nobody we know"])

    assert set(page.organisations.all()) == {by_name, by_alias}
    assert [row.value for row in page.councils][-1] == "Nobody we know"


def test_the_digest_of_a_page_is_that_of_its_version(shelf):
    shelf.put(sectors=["water", "housing", "arts"])
    shelf.load()

    digest = digest_of(case_file(CaseStudyPage.objects.get()))

    assert CaseStudyVersion.objects.get().digest == digest


REGIONS = ["South West", "South East", "London", "Yorkshire and the Humber", "North West"]


@pytest.mark.parametrize(
    ("region", "regions", "area"),
    [
        ("North West", ["North West"], ""),
        ("South West; South East; London", ["London", "South East", "South West"], ""),
        ("South West and London", ["London", "South West"], ""),
        ("South West, South East and London", ["London", "South East", "South West"], ""),
        ("Yorkshire and the Humber", ["Yorkshire and the Humber"], ""),
        ("Yorkshire and the Humber; London", ["London", "Yorkshire and the Humber"], ""),
        ("Tayside", [], "Tayside"),
        ("London; Tayside", ["London"], "London; Tayside"),
        ("Scotland", [], ""),
        (None, [], ""),
    ],
)
def test_regions_are_read_from_words(shelf, region, regions, area):
    for name in REGIONS:
        RegionFactory(name=name, slug=name.lower().replace(" ", "-"))
    for name in ["England", "Scotland"]:
        NationFactory(name=name, slug=name.lower())
    place = case_data()["place"] | {"region": region}
    path = shelf.folder / f"{SLUG}.json"
    shelf.put()
    path.write_text(json.dumps(case_data(place=place)))

    shelf.load()

    page = CaseStudyPage.objects.get()
    assert sorted(found.name for found in page.regions.all()) == regions
    assert page.area == area


@pytest.mark.parametrize(
    ("nation", "nations"),
    [
        ("England", ["England"]),
        ("England and Wales", ["England", "Wales"]),
        ("England; Northern Ireland", ["England", "Northern Ireland"]),
    ],
)
def test_nations_are_read_from_words(shelf, nation, nations):
    for name in ["England", "Wales", "Northern Ireland"]:
        NationFactory(name=name, slug=name.lower().replace(" ", "-"))
    shelf.put()
    place = case_data()["place"] | {"nation": nation}
    (shelf.folder / f"{SLUG}.json").write_text(json.dumps(case_data(place=place)))

    shelf.load()

    assert sorted(found.name for found in CaseStudyPage.objects.get().nations.all()) == nations


def test_the_day_it_was_loaded_is_kept(shelf):
    shelf.load_one()

    assert LoadedItem.objects.get().loaded_at.date() == timezone.now().date()

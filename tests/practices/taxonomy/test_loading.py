"""The words that cases are filed under come from the fixtures, and stay as editors leave them."""

import json

import pytest
from django.conf import settings

from hub.loading.summary import LoadSummary, Outcome
from practices.taxonomy.loading import load_best_cases, load_insights, load_taxonomy
from practices.taxonomy.models import (
    Approach,
    Barrier,
    BarrierKind,
    Insight,
    Nation,
    PopulationGroup,
    Region,
    Sector,
    SynonymSet,
)
from tests.factories import CaseStudyPageFactory, UserFactory

pytestmark = pytest.mark.usefixtures("no_tasks")


def fixture(name: str):
    return json.loads((settings.FIXTURES_DIR / name).read_text())


TAXONOMY, BARRIERS = fixture("taxonomy.json"), fixture("barriers.json")
SYNONYMS, INSIGHTS = fixture("synonyms.json"), fixture("insights.json")


def load(taxonomy=TAXONOMY, barriers=BARRIERS, synonyms=SYNONYMS) -> LoadSummary:
    summary = LoadSummary()
    load_taxonomy(taxonomy, barriers, synonyms, summary)
    return summary


def outcomes(summary) -> set[Outcome]:
    return {outcome for counts in summary.counts.values() for outcome in counts}


def with_barrier(**changes) -> list:
    return [BARRIERS[0] | changes, *BARRIERS[1:]]


@pytest.fixture(scope="module")
def first_load(shared):
    return load()


@pytest.fixture
def loaded(first_load, db):
    return first_load


def test_everything_of_the_fixtures_is_there(loaded):
    assert outcomes(loaded) == {Outcome.CREATED}
    for model, name in [
        (Sector, "sectors"),
        (Approach, "approaches"),
        (PopulationGroup, "population_groups"),
    ]:
        slugs = [row["slug"] for row in TAXONOMY[name]]
        assert list(model.objects.values_list("slug", flat=True)) == slugs
    assert list(Barrier.objects.values_list("slug", flat=True)) == [row["slug"] for row in BARRIERS]
    assert BarrierKind.objects.count() == sum(len(row["kinds"]) for row in BARRIERS)
    assert (Nation.objects.count(), Region.objects.count()) == (4, 9)
    assert SynonymSet.objects.count() == len(SYNONYMS["sets"])


def test_terms_are_live_and_have_their_words(loaded):
    barrier = Barrier.objects.get(slug=BARRIERS[0]["slug"])

    assert barrier.live
    assert not barrier.has_unpublished_changes
    assert barrier.definition == BARRIERS[0]["definition"]
    points = [row.value for row in barrier.how_it_shows_up]
    assert points == BARRIERS[0]["how_it_shows_up"]
    kinds = [kind.slug for kind in barrier.kinds.all()]
    assert kinds == [row["slug"] for row in BARRIERS[0]["kinds"]]


def test_a_second_load_changes_nothing(loaded):
    assert outcomes(load()) == {Outcome.UNCHANGED}


def test_a_changed_definition_is_taken_in(loaded):
    load(barriers=with_barrier(definition="Plainer words."))

    assert Barrier.objects.first().definition == "Plainer words."


def test_a_term_that_an_editor_changed_is_left_alone_and_named(loaded):
    barrier = Barrier.objects.first()
    barrier.definition = "An editor's words."
    barrier.save_revision(user=UserFactory()).publish()

    summary = load(barriers=with_barrier(definition="Plainer words."))

    assert summary.left_alone == [f"barrier/{barrier.slug}"]
    assert Barrier.objects.first().definition == "An editor's words."


def test_a_new_kind_of_a_barrier_that_an_editor_deleted_is_left_out(loaded):
    Barrier.objects.first().delete()
    kinds = [*BARRIERS[0]["kinds"], {"slug": "new", "name": "New", "definition": "New."}]

    summary = load(barriers=with_barrier(kinds=kinds))

    assert "barrierkind/new" in summary.left_alone
    assert not BarrierKind.objects.filter(slug="new").exists()


def test_a_barrier_names_the_cases_that_exist(loaded, library):
    page = CaseStudyPageFactory(library["hub"])
    best = [{"slug": "ours", "why": "It worked."}, {"slug": "not-loaded", "why": "It failed."}]
    barriers = with_barrier(best_cases=best)

    load_best_cases(barriers, {"ours": page.pk}, LoadSummary())

    rows = Barrier.objects.first().best_cases
    assert [(row.value["case"].pk, row.value["why"]) for row in rows] == [(page.pk, "It worked.")]


def test_insights_name_their_barriers_and_cases(loaded, library):
    page = CaseStudyPageFactory(library["hub"])
    slugs = {row["slug"]: page.pk for row in INSIGHTS[0]["supporting_cases"]}

    load_insights(INSIGHTS, slugs, LoadSummary())

    insight = Insight.objects.get(slug=INSIGHTS[0]["slug"])
    assert insight.definition == INSIGHTS[0]["text"]
    named = set(insight.barriers.values_list("slug", flat=True))
    assert named == set(INSIGHTS[0]["barriers"])
    assert len(insight.supporting_cases) == len(slugs)
    summary = LoadSummary()
    load_insights(INSIGHTS, slugs, summary)
    assert outcomes(summary) == {Outcome.UNCHANGED}

"""Public plans beside the cases that a search finds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from practices.case_studies.versions import latest_version
from practices.plans.fork import fork_plan
from practices.plans.loading import load_plan_templates
from practices.plans.models import Plan, PlanTemplate
from search.plans import beginning, read_question
from tests.factories import MembershipFactory, OrganisationFactory
from tests.practices.plans.conftest import TEMPLATES, LoadSummary

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(add_case):
    """A public plan with words that stand in no case."""
    case = add_case("Warm homes")
    load_plan_templates(TEMPLATES, LoadSummary())
    organisation = OrganisationFactory(name="Leeds City Council", slug="leeds")
    plan = fork_plan(
        version=latest_version(case.key),
        organisation=organisation,
        author=MembershipFactory(organisation=organisation).user,
        template=PlanTemplate.objects.get(slug="one-page"),
        title="Rooms for Harehills",
    )
    plan.parts.filter(key="hope").update(text="<p>Zebras keep our policies warm.</p>")
    Plan.objects.filter(pk=plan.pk).update(visibility=Plan.Visibility.EVERYONE)
    return plan


def get(client, question):
    return client.get("/search/", {"q": question}).content.decode()


@pytest.mark.parametrize("question", ["zebra", "Harehills rooms", "policy zebras", "the zebra"])
def test_a_public_plan_shows_beside_the_cases(client, plan, question):
    text = get(client, question)

    assert "Plans with these words" in text
    assert plan.get_absolute_url() in text
    assert "/plans/public/?q=" in text


@pytest.mark.parametrize(
    "change",
    [
        {"visibility": "us"},
        {"visibility": "partners"},
        {"visibility": "bodies"},
        {"archived_at": timezone.now()},
        {"deleted_at": timezone.now()},
    ],
)
def test_a_plan_put_away_is_gone_at_once(client, plan, change):
    Plan.objects.filter(pk=plan.pk).update(**change)

    text = get(client, "zebra")

    assert plan.title not in text
    assert "Plans with these words" not in text


def test_no_word_of_any_plan_stands_in_the_index(plan, tmp_path):
    Plan.objects.filter(pk=plan.pk).update(visibility=Plan.Visibility.US)

    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]

    assert any(b"damp" in data or b"home" in data for data in kept)
    assert not any(b"zebra" in data for data in kept)


def test_words_of_a_withdrawn_source_find_no_plan(client, plan):
    assert plan.parts.filter(text__contains="meet weekly").exists()
    plan.sources.get().version.page.unpublish()

    assert "Plans with these words" not in get(client, "meet weekly")


def test_at_most_five_by_one_query(client, plan):
    get(client, "zebra")
    with CaptureQueriesContext(connection) as captured:
        get(client, "zebra")
    few = len(captured)
    for number in range(7):
        Plan.objects.create(
            title=f"Zebra {number}", organisation=plan.organisation, visibility="everyone"
        )

    with CaptureQueriesContext(connection) as captured:
        text = get(client, "zebra")

    assert len(captured) <= few
    assert text.count('href="/plans/') - text.count('href="/plans/public/') - 1 <= 6


def test_a_question_is_read_as_the_search_reads_it():
    assert read_question("the policies of housing") == [("polic",), ("hous",)]
    assert read_question("fire OR ambulance -grant") == [("fire", "ambul")]
    assert beginning("Tŷ") == "tŷ"

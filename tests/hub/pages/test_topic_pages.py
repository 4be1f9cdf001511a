import pytest
from pytest_django.asserts import assertContains

from tests.factories import ApproachFactory, CaseStudyPageFactory

pytestmark = pytest.mark.django_db


def counts(rows):
    return {row["value"]: row["count"] for row in rows}


def test_a_sector_counts_its_cases_by_barrier_evidence_and_approach(client, library):
    CaseStudyPageFactory(library["hub"], evidence={"mark": "X", "reason": "A trial."})
    CaseStudyPageFactory(library["hub"], approaches=["key-worker", "co-location"])
    CaseStudyPageFactory(library["hub"], sectors=["health"])

    context = client.get("/sectors/housing/").context

    assert context["case_count"] == 2
    assert counts(context["barriers"]) == {"data-sharing": 2}
    assert counts(context["approaches"]) == {"key-worker": 2, "co-location": 1}
    marks = counts(context["evidence"])
    assert {mark: count for mark, count in marks.items() if count} == {"2": 1, "X": 1}


def test_rows_lead_to_the_search_within_the_sector(client, library):
    CaseStudyPageFactory(library["hub"])

    response = client.get("/sectors/housing/")

    for name, value in (("barrier", "data-sharing"), ("evidence", "2"), ("approach", "key-worker")):
        assertContains(response, f'href="/search/?sector=housing&amp;{name}={value}"')


def test_a_long_sector_shows_a_few_cases_and_leads_to_the_rest(client, library):
    for _ in range(7):
        CaseStudyPageFactory(library["hub"])

    response = client.get("/sectors/housing/")

    assert len(response.context["cases"]) == 6
    assertContains(response, '<a class="govuk-link" href="/search/?sector=housing">See all 7 cases')


def test_what_to_watch_for_is_labelled_as_our_view(client):
    ApproachFactory(slug="key-worker", watch_for="Give them time.")

    response = client.get("/approaches/key-worker/")

    assertContains(response, "The hub's own view")
    assertContains(response, "<p>Give them time.</p>")


def test_an_approach_counts_the_barriers_met_with_it(client, library):
    CaseStudyPageFactory(library["hub"])
    CaseStudyPageFactory(library["hub"], approaches=["co-location"])

    context = client.get("/approaches/key-worker/").context

    assert counts(context["barriers"]) == {"data-sharing": 1}

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import CaseStudyPageFactory, SectorFactory

pytestmark = pytest.mark.django_db


def evidence(mark):
    return {"mark": mark, "reason": "Because."}


def test_the_home_page_of_an_empty_hub_says_that_cases_are_to_come(client, home):
    response = client.get("/")

    assertContains(response, "No case studies yet")
    assertNotContains(response, "Not only success stories")


def test_the_home_page_searches_by_a_plain_form(client, home):
    assertContains(client.get("/"), '<form class="app-search-home" action="/search/" method="get"')


def test_the_three_doors_lead_to_cases_barriers_and_the_way_to_tell_us(client, home):
    response = client.get("/")

    for address in ("/practices/", "/barriers/", "/contact/?about=share"):
        assertContains(
            response, f'<h2 class="govuk-heading-m"><a class="govuk-link" href="{address}">'
        )


def test_the_numbers_count_cases_that_did_not_go_as_hoped(client, library):
    CaseStudyPageFactory(library["hub"], evidence=evidence("X"))
    CaseStudyPageFactory(library["hub"], evidence=evidence("M"), status="stopped")
    CaseStudyPageFactory(library["hub"], evidence=evidence("M"))
    CaseStudyPageFactory(library["hub"], evidence=evidence("X"), publish=False)

    numbers = client.get("/").context["numbers"]

    assert numbers == {"cases": 3, "no_benefit": 1, "mixed": 2, "stopped": 1}


def test_sectors_count_only_visible_cases(client, library):
    CaseStudyPageFactory(library["hub"], sectors=["housing"])
    CaseStudyPageFactory(library["hub"], sectors=["housing"], publish=False)

    (sector,) = client.get("/").context["sectors"]

    assert (sector.slug, sector.case_count) == ("housing", 1)


def test_draft_sectors_are_not_shown(client, home):
    SectorFactory(name="Secret sector", live=False)

    assertNotContains(client.get("/"), "Secret sector")


def test_a_case_is_not_both_newest_and_recently_checked(client, library):
    for number in range(5):
        CaseStudyPageFactory(library["hub"], last_checked=f"2026-01-0{number + 1}")

    context = client.get("/").context

    newest = [case.slug for case in context["newest"]]
    assert newest == ["case-5", "case-4", "case-3"]
    assert [case.slug for case in context["recently_checked"]] == ["case-2", "case-1"]

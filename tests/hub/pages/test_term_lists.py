"""Lists of sectors, barriers, approaches and insights, and what their pages have in common."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import (
    ApproachFactory,
    BarrierFactory,
    CaseStudyPageFactory,
    InsightFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db

SECTIONS = [
    pytest.param("/sectors/", SectorFactory, id="sectors"),
    pytest.param("/barriers/", BarrierFactory, id="barriers"),
    pytest.param("/approaches/", ApproachFactory, id="approaches"),
    pytest.param("/insights/", InsightFactory, id="insights"),
]
COUNTED = [
    pytest.param("/sectors/", "housing", id="sectors"),
    pytest.param("/barriers/", "data-sharing", id="barriers"),
    pytest.param("/approaches/", "key-worker", id="approaches"),
]


@pytest.mark.parametrize(("address", "factory"), SECTIONS)
def test_an_empty_list_says_so(client, address, factory):
    assertContains(client.get(address), "Nothing here yet")


@pytest.mark.parametrize(("address", "factory"), SECTIONS)
def test_a_list_names_published_terms_and_no_drafts(client, address, factory):
    factory(name="Open door", slug="open-door")
    factory(name="Closed door", slug="closed-door", live=False)

    response = client.get(address)

    assertContains(response, f'<a class="govuk-link" href="{address}open-door/">Open door</a>')
    assertNotContains(response, "Closed door")


@pytest.mark.parametrize(("address", "slug"), COUNTED)
def test_a_list_counts_visible_cases_once(client, library, address, slug):
    CaseStudyPageFactory(library["hub"])
    CaseStudyPageFactory(library["hub"])
    CaseStudyPageFactory(library["hub"], publish=False)

    terms = client.get(address).context["terms"]

    assert {term.slug: term.case_count for term in terms}[slug] == 2


@pytest.mark.parametrize(("address", "factory"), SECTIONS)
def test_the_page_of_a_bare_term_opens(client, address, factory):
    factory(name="Open door", slug="open-door")

    response = client.get(f"{address}open-door/")

    assertContains(response, '<h1 class="govuk-heading-xl">Open door</h1>')
    assert [step["url"] for step in response.context["breadcrumbs"]] == ["/", address, ""]
    assertContains(response, f'<link rel="canonical" href="http://testserver{address}open-door/">')


@pytest.mark.parametrize(("address", "factory"), SECTIONS)
def test_drafts_and_unknown_terms_are_not_found(client, address, factory):
    factory(slug="closed-door", live=False)

    assert client.get(f"{address}closed-door/").status_code == 404
    assert client.get(f"{address}no-such-thing/").status_code == 404

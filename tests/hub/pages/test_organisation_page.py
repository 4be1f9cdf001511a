from datetime import date

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from practices.plans.models import Plan
from tests.factories import (
    CaseStudyPageFactory,
    MembershipFactory,
    OrganisationFactory,
    PublisherPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def hull(db):
    return OrganisationFactory(
        name="Kingston upon Hull Council", slug="hull", ons_code="E06000010", place_type="unitary"
    )


def take_part(case, organisation):
    case.organisations.add(organisation)
    case.save()


def test_an_unknown_organisation_is_not_found(client, db):
    assert client.get("/organisations/nowhere/").status_code == 404


def test_an_organisation_without_cases_has_a_page_that_says_so(client, hull):
    response = client.get("/organisations/hull/")

    assertContains(response, "None here yet")
    assertContains(response, "E06000010")
    assertContains(response, "Unitary council")


def test_the_page_lists_visible_cases_it_took_part_in(client, library, hull):
    shown, hidden, _other = (
        CaseStudyPageFactory(library["hub"], title=f"The {word} one")
        for word in ("shown", "hidden", "other")
    )
    take_part(shown, hull)
    take_part(hidden, hull)
    hidden.unpublish()

    response = client.get("/organisations/hull/")

    assertContains(response, "The shown one")
    assertNotContains(response, "The hidden one")
    assertNotContains(response, "The other one")


def test_bodies_before_and_after_are_linked_both_ways(client, hull):
    old = OrganisationFactory(name="Old Hull", slug="old-hull", end=date(1996, 3, 31))
    old.successors.add(hull)

    assertContains(client.get("/organisations/hull/"), 'href="/organisations/old-hull/">Old Hull')
    response = client.get("/organisations/old-hull/")
    assertContains(response, 'href="/organisations/hull/">Kingston upon Hull Council')
    assertContains(response, "31 March 1996")


def test_what_it_published_is_counted_without_what_is_hidden(client, library, hull):
    above = library["hub"].get_parent()
    page = PublisherPageFactory(above, title="Hull publishes", slug="hull", organisation=hull)
    closed = PublisherPageFactory(above, title="Draft shelf", slug="d", organisation=hull)
    closed.unpublish()
    CaseStudyPageFactory(page)
    CaseStudyPageFactory(page, publish=False)
    CaseStudyPageFactory(library["hub"])

    response = client.get("/organisations/hull/")

    assert [(row.title, row.case_count) for row in response.context["publishers"]] == [
        ("Hull publishes", 1)
    ]
    assertNotContains(response, "Draft shelf")


@pytest.mark.parametrize("page", ["9999", "x", "-1", "%00"])
def test_a_bad_page_number_is_forgiven(client, hull, page):
    assert client.get(f"/organisations/hull/?page={page}").status_code == 200


def test_only_plans_for_everyone_are_shown(client, hull):
    levels = {
        level: Plan.objects.create(
            title=f"Plan for {level}", organisation=hull, visibility=level, template_slug="x"
        )
        for level in Plan.Visibility.values
    }
    Plan.objects.create(
        title="Deleted plan",
        organisation=hull,
        visibility="everyone",
        template_slug="x",
        deleted_at=timezone.now(),
    )

    response = client.get("/organisations/hull/")

    assert list(response.context["plans"]) == [levels["everyone"]]
    assertContains(response, "Plan for everyone")
    for hidden in ("us", "partners", "bodies"):
        assertNotContains(response, f"Plan for {hidden}")


def test_people_are_named_only_if_they_agreed_and_belong(client, hull):
    willing = MembershipFactory(organisation=hull, may_be_asked=True).user
    MembershipFactory(organisation=hull)
    MembershipFactory(organisation=hull, may_be_asked=True, state="left")

    response = client.get("/organisations/hull/")

    assertContains(response, willing.get_full_name())
    assertNotContains(response, willing.email)
    assert response.context["people_to_ask"] == [willing.get_full_name()]

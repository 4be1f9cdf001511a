"""Organisations in the admin."""

import pytest
from django.urls import reverse

from hub.people.models import Organisation
from practices.plans.models import Plan
from tests.factories import OrganisationFactory, UserFactory


@pytest.fixture
def administrator(client, db):
    client.force_login(UserFactory(is_superuser=True))


@pytest.fixture(params=["alone", "among others"])
def address(request):
    """Where an administrator deletes an organisation."""

    def address(organisation):
        if request.param == "alone":
            return reverse("wagtailsnippets_people_organisation:delete", args=[organisation.pk])
        bulk = reverse("wagtail_bulk_action", args=["people", "organisation", "delete"])
        return f"{bulk}?id={organisation.pk}&id={OrganisationFactory().pk}"

    return address


def test_an_organisation_with_plans_is_not_deleted_and_why_is_said(client, administrator, address):
    organisation = OrganisationFactory()
    Plan.objects.create(organisation=organisation, title="Ours")

    response = client.post(address(organisation), follow=True)

    assert "cannot be deleted" in response.content.decode()
    assert Organisation.objects.filter(pk=organisation.pk).exists()


def test_one_that_nothing_depends_on_is_deleted(client, administrator, address):
    organisation = OrganisationFactory()

    client.post(address(organisation))

    assert not Organisation.objects.filter(pk=organisation.pk).exists()

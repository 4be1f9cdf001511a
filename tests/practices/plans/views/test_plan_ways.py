"""What the page of a plan says to those who work on it, and where it leads them."""

import pytest
from django.urls import reverse

from practices.plans.models import Plan, PlanPartner


@pytest.fixture
def partner(plan, stranger):
    """Somebody of another organisation, who works on the plan."""
    plan.visibility = Plan.Visibility.PARTNERS
    plan.save()
    organisation = stranger.memberships.get().organisation
    PlanPartner.objects.create(plan=plan, organisation=organisation)
    return stranger


def page_of(plan, client):
    return client.get(plan.get_absolute_url()).content.decode()


def test_a_partner_who_may_not_copy_the_plan_can_adapt_it(plan, sign_in, partner, editor):
    way = reverse("plan-adapt-plan", args=[plan.pk])

    assert way in page_of(plan, sign_in(partner))
    assert way not in page_of(plan, sign_in(editor))


def test_the_page_says_who_sees_the_plan(plan, sign_in, partner):
    page = page_of(plan, sign_in(partner))

    assert f'{reverse("plan-sharing", args=[plan.pk])}">Us and named partners</a>' in page


def test_the_page_to_print_leaves_out_who_sees_the_plan(plan, sign_in, editor):
    page = sign_in(editor).get(reverse("plan-print", args=[plan.pk])).content.decode()

    assert "Who sees it" not in page

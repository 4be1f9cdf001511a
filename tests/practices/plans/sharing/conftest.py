"""What tests of sharing may ask for."""

import pytest

from hub.people.models import Membership
from practices.plans.models import Plan
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory


@pytest.fixture
def owner(organisation):
    return MembershipFactory(organisation=organisation, role=Membership.Role.OWNER).user


@pytest.fixture
def partner_body(db):
    return OrganisationFactory(name="City of York Council", slug="york")


@pytest.fixture
def colleague(partner_body):
    """An editor at the partner organisation."""
    return MembershipFactory(organisation=partner_body).user


@pytest.fixture
def somebody(db):
    """A person with an account and no organisation."""
    return UserFactory()


@pytest.fixture
def shown(plan):
    """Give the plan a level without the questions."""

    def show(level):
        Plan.objects.filter(pk=plan.pk).update(visibility=level)
        plan.refresh_from_db()
        return plan

    return show


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)

import pytest

from practices.plans.models import Plan
from practices.plans.versions import keep_plan_version
from tests.factories import MembershipFactory, OrganisationFactory


@pytest.fixture
def place():
    """Makes an organisation of this name with an editor, as keyword arguments for `fork`."""

    def make(name):
        organisation = OrganisationFactory(name=name, slug=name.lower())
        return {
            "organisation": organisation,
            "author": MembershipFactory(organisation=organisation).user,
        }

    return make


@pytest.fixture
def show():
    """Lets everyone read a plan, and its source name it."""

    def change(plan, *, visibility=Plan.Visibility.EVERYONE, is_named=True):
        Plan.objects.filter(pk=plan.pk).update(visibility=visibility, is_named=is_named)
        plan.refresh_from_db()
        return plan

    return change


@pytest.fixture
def fork_of(fork):
    """Forks a plan of a plan."""
    return lambda plan, **given: fork(version=keep_plan_version(plan=plan, by=None), **given)

import pytest

from practices.plans.history.then import Present, plan_at


@pytest.fixture
def moment(plan):
    """The id of the newest change."""
    return lambda: plan.changes.first().pk


@pytest.fixture
def now(full_plan):
    """What the plan says at this moment."""
    return lambda: Present.of(full_plan).then


@pytest.fixture
def then(full_plan):
    """What the plan said after a change."""
    return lambda pk: plan_at(pk, Present.of(full_plan))

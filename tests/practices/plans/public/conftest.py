import pytest

from practices.plans.models import Plan


@pytest.fixture
def publish(fork):
    """Makes a public plan; keyword arguments that `fork` does not know are set on the plan."""

    def make(title, *, state=Plan.State.DRAFT, visibility=Plan.Visibility.EVERYONE, **given):
        plan = fork(title=title, **given)
        plan.state, plan.visibility = state, visibility
        plan.save()
        return plan

    return make


@pytest.fixture
def write():
    """Puts these words into a part of a plan."""

    def put(plan, text, key="hope"):
        plan.parts.filter(key=key).update(text=text)

    return put

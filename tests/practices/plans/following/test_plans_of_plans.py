"""A case, a plan made from it, a plan made from that: each hears from the one before it."""

import pytest

from practices.plans.deciding import keep_ours, take, take_all_clean
from practices.plans.models import Plan
from practices.plans.saving import save_part
from practices.plans.sources import sources_of
from practices.plans.updates import What, updates_of
from practices.plans.versions import keep_plan_version


def waiting(plan):
    """What waits in our own building blocks, by heading."""
    found = updates_of(plan, sources_of(plan))
    return {each.heading: each for each in found if each.what is not What.BESIDE}


def write(plan, heading, text, **values):
    part = plan.parts.get(heading=heading)
    given = {"part": part, "expected_version": part.version, "user": plan.author}
    return save_part(**given, text=text, **values)


def open_to_all(plan):
    plan.visibility = Plan.Visibility.EVERYONE
    plan.save(update_fields=["visibility"])
    return plan


@pytest.fixture
def chain(start):
    """A plan from the case, one from that, and one from that again."""
    plans = [open_to_all(start(title="First"))]
    for title in ("Second", "Third"):
        kept = keep_plan_version(plan=plans[-1], by=None)
        plans.append(open_to_all(start(version=kept, title=title)))
    return plans


def give_out(plan):
    return keep_plan_version(plan=plan, by=plan.author)


def test_a_change_of_the_case_goes_down_all_three_as_each_gives_it_out(chain, republish, daily):
    first, second, third = chain
    republish(**daily)
    assert list(waiting(first)) == ["Block 2"]
    assert (waiting(second), waiting(third)) == ({}, {})

    for above, below in ((first, second), (second, third)):
        take_all_clean(updates=waiting(above).values(), user=above.author)
        assert waiting(below) == {}  # not before it is given out
        give_out(above)
        assert waiting(below)["Block 2"].what is What.TAKE

    take(update=waiting(third)["Block 2"], expected_version=1, user=third.author)
    assert "daily" in third.parts.get(heading="Block 2").text
    assert waiting(third) == {}


def test_two_levels_down_a_conflict_is_between_them_and_their_own_source(chain):
    first, second, third = chain
    write(second, "Block 1", "<p>We meet on Mondays.</p>", decision="adapt")
    write(third, "Block 1", "<p>We meet on Fridays.</p>", decision="adapt")
    give_out(second)

    update = waiting(third)["Block 1"]

    assert update.what is What.CONFLICT
    assert "Mondays" in update.base
    keep_ours(update=update, expected_version=2, user=third.author)
    assert waiting(third) == {}
    assert waiting(first) == {}


def test_a_block_that_the_plan_above_dropped_is_no_longer_there(chain):
    _first, second, third = chain
    write(second, "Block 3", "", decision="drop")
    give_out(second)

    assert waiting(third)["Block 3"].what is What.REMOVED


def test_text_that_the_plan_above_may_no_longer_pass_on_is_no_change(chain, case):
    first, second, _third = chain
    case.unpublish()
    write(first, "Block 1", "<p>Our own words now.</p>", decision="adapt")
    kept = give_out(first)
    assert "" in [block["html"] for block in kept.content["blocks"]]

    assert list(waiting(second)) == ["Block 1"]
    assert "weekly" in second.parts.get(heading="Block 2").text


def test_a_plan_above_that_closes_brings_no_updates(chain):
    _first, second, third = chain
    write(second, "Block 1", "<p>We meet on Mondays.</p>", decision="adapt")
    give_out(second)
    Plan.objects.filter(pk=second.pk).update(organisation=None, visibility=Plan.Visibility.US)

    assert waiting(third) == {}
    (source,) = sources_of(third)
    assert source.is_withdrawn

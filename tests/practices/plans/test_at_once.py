"""Several people at one plan at the same moment, each on a connection of their own.

`tests/search/contract` runs this on PostgreSQL, where two transactions really meet.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from practices.plans.fork import fork_of_plan
from practices.plans.history.listing import latest_change
from practices.plans.history.restoring import PlanMovedOn, restore_plan
from practices.plans.models import PlanPart, PlanTemplate
from practices.plans.rows.putting_back import put_back
from practices.plans.rows.verbs import add_row, change_row, delete_row, move_row
from practices.plans.saving import StalePart, save_part

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="there one writes after another"),
]


@pytest.fixture
def at_once(no_tasks):
    """Calls these, all in the same moment; gives what each gave or raised."""

    def call(*verbs):
        start = Barrier(len(verbs))

        def one(verb):
            try:
                start.wait(timeout=60)
                return verb()
            except Exception as raised:
                return raised
            finally:
                connection.close()

        with ThreadPoolExecutor(len(verbs)) as pool:
            return list(pool.map(one, verbs))

    return call


@pytest.fixture
def steps(full_plan):
    return full_plan.parts.filter(kind="actions").first()


def test_people_at_one_plan_never_get_in_each_others_way(at_once, full_plan, editor, steps):
    """Each does something else, and nobody is turned away but by what another wrote."""
    rows = [add_row(part=steps, by=editor, what=f"Step {number}") for number in range(6)]
    first, seen = full_plan.changes.last(), latest_change(full_plan)
    parts = list(full_plan.parts.exclude(pk=steps.pk).order_by("-pk")[:4])

    def write(part):
        return lambda: save_part(part=part, expected_version=1, user=editor, text="<p>Ours</p>")

    done = at_once(
        *map(write, [*parts, steps]),
        lambda: change_row(row=rows[0], by=editor, what="Another"),
        lambda: delete_row(row=rows[1], by=editor),
        lambda: move_row(row=rows[2], by=editor, down=True),
        lambda: move_row(row=rows[4], by=editor, down=False),
        lambda: restore_plan(plan=full_plan, to=first, expected=seen, user=editor),
    )

    raised = {type(each) for each in done if isinstance(each, Exception)}
    assert raised <= {StalePart, PlanMovedOn, type(rows[0]).DoesNotExist}, done
    for part in PlanPart.objects.filter(plan=full_plan, version__gt=1):
        assert part.past.count() == part.version - 1


def test_a_row_put_back_by_two_at_once_is_there_once(at_once, full_plan, editor, steps):
    change = delete_row(row=add_row(part=steps, by=editor, what="Meet landlords"), by=editor)

    done = at_once(*[lambda: put_back(change=change, by=editor)] * 3)

    assert {each.what for each in done} == {"Meet landlords"}
    assert full_plan.actions.count() == 1


def test_two_who_adapt_a_plan_at_once_hold_to_one_version(
    at_once, plan, editor, organisation, templates
):
    template = PlanTemplate.objects.get(slug="one-page")
    given = {"plan": plan, "organisation": organisation, "author": editor, "template": template}

    forks = at_once(*[lambda: fork_of_plan(**given)] * 3)

    assert {fork.sources.get().number for fork in forks} == {1}
    assert plan.versions.count() == 1

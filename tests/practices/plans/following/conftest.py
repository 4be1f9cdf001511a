"""A case with plain building blocks, published again as a test asks, and what is told of it."""

import pytest

from practices.case_studies.loading.fill import Vocabulary, fill
from practices.case_studies.versions import latest_version
from practices.plans.following.queue import mark_and_queue
from practices.plans.following.send import send_waiting
from practices.plans.fork import fork_plan
from tests.factories import case_data
from tests.factories.cases import make_terms

START = "<p>One team meets weekly.</p><p>Everybody shares one room.</p><p>It has a budget.</p>"


def blocks(**descriptions):
    """The four building blocks of a case, these of them with another description."""
    rows = case_data()["blocks"]
    for row in rows:
        row["description"], row["needs"] = descriptions.get(row["uid"], START), None
    return rows


@pytest.fixture
def republish(case, no_tasks):
    """Publishes the case once more, with these keys of its case file replaced."""

    def publish(**changes):
        data = case_data(slug=case.slug, **{"blocks": blocks(), **changes})
        make_terms(data)
        key = case.key
        fill(case, data, Vocabulary(aliases={}))
        case.key = key
        case.save_revision().publish()

    return publish


@pytest.fixture
def daily():
    """The words of a case file in which the second building block has changed."""
    return {"blocks": blocks(b2=START.replace("weekly", "daily"))}


@pytest.fixture
def start(republish, case, organisation, editor, templates):
    """Starts a plan from the case; keyword arguments replace what `fork_plan` is given."""
    republish()

    def make(**changes):
        given = {"version": latest_version(case.key), "organisation": organisation}
        given |= {"author": editor, "template": templates["one-page"]}
        return fork_plan(**given | changes)

    return make


@pytest.fixture
def plan(start):
    return start()


@pytest.fixture
def tell(case):
    """What the worker does; gives how many mails were sent."""

    def run(key=None):
        mark_and_queue(key or case.key)
        return send_waiting()["sent"]

    return run

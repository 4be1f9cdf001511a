"""Plans in files, and the way back."""

import json

import pytest

from practices.plans.export import Reader
from practices.plans.export.data import plan_data
from practices.plans.importing.bring_in import import_plan
from tests.practices.plans.export.conftest import rich_plan

__all__ = ["rich_plan"]


@pytest.fixture
def taken():
    """What the plan file of a plan holds."""

    def take(plan, **reader):
        plan.refresh_from_db()
        return json.loads(json.dumps(plan_data(plan, Reader(**reader))))

    return take


@pytest.fixture
def bring_in(organisation, editor):
    def bring(data, **changes):
        given = {"organisation": organisation, "author": editor} | changes
        return import_plan(content=json.dumps(data).encode(), **given)

    return bring

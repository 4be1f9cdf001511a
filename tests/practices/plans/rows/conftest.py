"""A row of every kind: what somebody types, and what it then says."""

from datetime import date
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from practices.plans.rows.verbs import add_row

MADE = {
    "actions": {"what": "Meet landlords", "owner": "Housing lead", "due": date(2027, 3, 27)},
    "measures": {"what": "Cold homes", "unit": "homes", "target": Decimal(12), "better": "down"},
    "risks": {"what": "Landlords refuse", "likelihood": "high", "impact": "medium"},
    "people": {"role": "Housing lead", "name": "Ann Lee", "days_a_week": Decimal("2.5")},
    "money": {"what": "Van", "kind": "set-up", "pounds": Decimal(12500), "who_pays": "Council"},
    "data-sharing": {"what": "Addresses", "purpose": "To find cold homes"},
}


@pytest.fixture
def visit(sign_in, editor):
    """The editor's browser."""
    return sign_in(editor)


@pytest.fixture
def part(full_plan):
    """A part of the full plan that holds rows of a kind."""
    return lambda kind: full_plan.parts.filter(kind=kind).first()


@pytest.fixture
def row(part, editor):
    """Adds a row of a kind; keyword arguments replace what it says."""
    return lambda of, /, **says: add_row(part=part(of), by=editor, **MADE[of] | says)


@pytest.fixture
def soup():
    return lambda response: BeautifulSoup(response.content, "html.parser")

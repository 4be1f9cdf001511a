"""Which fields of each model a plan file holds, and how a value is written there."""

from datetime import date, datetime
from decimal import Decimal

from django.db.models import Model

from practices.plans.models import (
    Action,
    Cost,
    DataFlow,
    Measure,
    Person,
    Risk,
)
from practices.plans.models.answers import ANSWERS

SECTION = (
    "key",
    "number",
    "title",
    "intro",
    "own_blocks",
    "lead",
    "due",
    "ends_with_decision",
    "decision",
    "reason",
)
PART = (
    "uid",
    "position",
    "key",
    "heading",
    "prompt",
    "theirs_prompt",
    "help",
    "kind",
    "required",
    "choices",
    "takes_many",
    "source_uid",
    "source_fields",
    "case_key",
    "case_uid",
)
READING = ("day", "value", "note")
# {name in the file: (model, fields)}
ROWS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "actions": (Action, ("what", "owner", "due", "is_done")),
    "people": (Person, ("role", "name", "organisation", "does", "days_a_week")),
    "costs": (Cost, ("what", "kind", "pounds", "years", "who_pays", "who_gains", "ends")),
    "data_flows": (
        DataFlow,
        ("what", "purpose", "shared_by", "shared_with", "legal_basis", "agreement", "owner"),
    ),
    "measures": (
        Measure,
        ("what", "kind", "unit", "better", "baseline", "target", "compared_with", "collected_by"),
    ),
    "risks": (Risk, ("what", "barrier", "likelihood", "impact", "response", "owner")),
}

__all__ = ["ANSWERS", "PART", "READING", "ROWS", "SECTION", "values"]


def values(row: Model, names: tuple[str, ...]) -> dict:
    return {name: written(getattr(row, name)) for name in names}


def written(value):
    """As JSON holds it: dates as ISO 8601, amounts as text so that none is rounded."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case Model():
            return value.slug
        case _:
            return value

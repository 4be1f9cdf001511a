"""Values that the history keeps, in words that people read."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.plans.models import PlanPart
from practices.plans.rows.kinds import BY_ROW_KIND
from practices.taxonomy.models import Barrier

# Where the name of a field is not what the forms call it.
LABELS = {
    "state": gettext_lazy("State"),
    "stopped_because": gettext_lazy("Why it is stopped"),
    "lead": gettext_lazy("Who leads"),
    "due": gettext_lazy("By when"),
    "is_done": gettext_lazy("Done"),
    "chosen": gettext_lazy("Answer"),
    "likeness": gettext_lazy("The same here"),
    "matters": gettext_lazy("The difference matters"),
    "planned": gettext_lazy("Planned or forced"),
    "core_kept": gettext_lazy("The core is kept"),
    "readings": gettext_lazy("Readings"),
}


@dataclass(frozen=True)
class Labels:
    """What fields and their values are called. Barriers' names are read once."""

    before: object
    after: object
    part: PlanPart | None = None
    barriers: dict[int, Barrier] = field(default_factory=dict)

    def __post_init__(self):
        rows = [*self.before.rows.values(), *self.after.rows.values()]
        ids = {row.values.get("barrier") for row in rows} - {None}
        if ids and not self.barriers:
            self.barriers.update(Barrier.objects.in_bulk([int(each) for each in ids]))

    def of_part(self, part: PlanPart) -> "Labels":
        return replace(self, part=part)

    def label(self, model, name: str) -> str:
        kind = BY_ROW_KIND.get(model._meta.model_name)
        asked = kind.form.base_fields.get(name) if kind else None
        if asked and asked.label:
            return str(asked.label)
        return str(LABELS.get(name) or name.replace("_", " ").capitalize())

    def shown(self, model, name: str, value) -> str:
        if value in (None, "", [], {}):
            return ""
        if name == "readings":
            return readings(value)
        if name == "chosen" and self.part:
            return "; ".join(label for key, label in self.part.choices if key in value)
        if name == "barrier":
            return str(self.barriers.get(int(value), ""))
        try:
            return in_words(model._meta.get_field(name), value)
        except FieldDoesNotExist:
            return str(value)


def in_words(field: models.Field, value) -> str:
    value = field.to_python(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, Decimal):
        return plain_number(value)
    return str(value)


def plain_number(value: Decimal) -> str:
    """1200.500 as 1200.5, and never 1.2E+3."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def readings(kept: dict) -> str:
    """Each day's reading, in order."""
    return "; ".join(
        f"{date_format(date.fromisoformat(day), 'j F Y')}: {plain_number(Decimal(each['value']))}"
        for day, each in sorted(kept.items())
    )

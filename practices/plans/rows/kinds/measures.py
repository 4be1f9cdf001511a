from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from practices.plans.models import Measure
from practices.plans.rows.chart import sparkline
from practices.plans.rows.kind import Column, RowKind, Words
from practices.plans.rows.kinds.actions import day
from practices.plans.rows.numbers import NumberField, number
from practices.plans.rows.row_form import RowForm, radios


class MeasureForm(RowForm):
    """Something to count or ask about."""

    kind = radios(Measure.Kind.choices, _("What does it tell?"))
    better = radios(Measure.Better.choices, _("Which way is better?"))
    target = NumberField(
        label=_("Target"),
        required=False,
        max_digits=14,
        decimal_places=3,
        help_text=_("A number, in the same unit as the readings."),
    )

    class Meta:
        model = Measure
        fields = [
            "what",
            "kind",
            "unit",
            "better",
            "baseline",
            "target",
            "compared_with",
            "collected_by",
        ]
        labels = {
            "what": _("What do you measure?"),
            "unit": _("Unit"),
            "baseline": _("Where do you start from?"),
            "compared_with": _("Compared with whom?"),
            "collected_by": _("Who collects it?"),
        }
        help_texts = {"unit": _("Such as “people a month” or “%”.")}


def with_unit(value, unit: str) -> str:
    """A number with its unit; a per cent sign stands close to it."""
    shown = number(value)
    if not shown:
        return ""
    return f"{shown}%" if unit == "%" else f"{shown} {unit}".strip()


def latest(row: Measure) -> str:
    readings = row.readings.all()  # prefetched: nothing is asked again
    if not readings:
        return str(_("None yet"))
    last = readings[len(readings) - 1]
    shown = {"value": with_unit(last.value, row.unit), "day": day(last.day)}
    return _("%(value)s on %(day)s") % shown


def line(row: Measure) -> str:
    """A small picture of the readings, for those who see; the words stand beside it."""
    points = sparkline([(each.day, each.value) for each in row.readings.all()])
    return (
        render_to_string("practices/plans/rows/sparkline.html", {"line": points}) if points else ""
    )


MEASURES = RowKind(
    key="measures",
    model=Measure,
    form=MeasureForm,
    words=Words(
        caption=_("Measures"),
        none=_("No measures yet."),
        add=_("Add a measure"),
        change=_("Change a measure"),
        delete=_("Delete this measure and its readings?"),
        added=_("The measure was added. Add a reading whenever you have one."),
        changed=_("The measure was changed."),
        deleted=_("The measure and its readings were deleted."),
        put_back=_("Bring this measure back"),
    ),
    columns=(
        Column(_("What"), lambda row: row.what),
        Column(_("Tells"), lambda row: row.get_kind_display()),
        Column(_("Baseline"), lambda row: row.baseline),
        Column(_("Target"), lambda row: with_unit(row.target, row.unit)),
        Column(_("Better"), lambda row: row.get_better_display()),
        Column(_("Compared with"), lambda row: row.compared_with),
        Column(_("Collected by"), lambda row: row.collected_by),
        Column(_("Latest reading"), latest, line),
    ),
    with_related=lambda rows: rows.prefetch_related("readings"),
)

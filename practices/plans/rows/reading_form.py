from datetime import timedelta

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.models import Reading
from practices.plans.rows.numbers import NumberField
from practices.plans.rows.readings import seen_of
from practices.plans.rows.row_form import DayField

AHEAD = timedelta(days=31)  # a month's figure may be written down before the month ends


class ReadingForm(GovForm):
    """What a measure showed on one day."""

    seen = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput, strip=False)
    day = DayField(label=_("Day of the reading"))
    value = NumberField(label=_("What was it?"), max_digits=14, decimal_places=3)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=250,
        help_text=_("Such as how it was counted, or what was going on."),
    )

    def __init__(self, *args, reading: Reading | None = None, unit: str = "", **kwargs):
        kwargs.setdefault("initial", initial(reading))
        super().__init__(*args, **kwargs)
        if unit:
            self.fields["value"].help_text = _("In this unit: %s") % unit

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > localdate() + AHEAD:
            raise forms.ValidationError(
                _("This day is too far ahead. A reading says what has been measured.")
            )
        return day

    @property
    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("day", "value", "note")}


def initial(reading: Reading | None) -> dict:
    if reading is None:
        return {"day": localdate()}
    return {
        "seen": seen_of(reading),
        "day": reading.day,
        "value": reading.value,
        "note": reading.note,
    }

"""What the forms of all rows share."""

import hashlib
import json

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import DateBoxesField, GovModelForm
from practices.plans.log import values_of
from practices.plans.models import PartRow
from practices.plans.rows.numbers import real_year

NOT_WORDS = {"position"}  # moving a row changes nothing of what it says


def fingerprint(row: PartRow) -> str:
    """A short name for all that a stored row says, to notice when somebody has changed it."""
    words = {name: value for name, value in values_of(row).items() if name not in NOT_WORDS}
    return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()


class RowForm(GovModelForm):
    """One row of a part. `seen` says what stood there when the form was opened."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = fingerprint(self.instance)
        else:
            del self.fields["seen"]

    @property
    def values(self) -> dict:
        """What to write."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class DayField(DateBoxesField):
    """A day in a year that people may mean."""

    default_validators = [real_year]


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def radios(choices, label, **options) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices, label=label, widget=forms.RadioSelect, **options)


def level(choices, label) -> forms.ChoiceField:
    """Radio buttons, one of which leaves the answer open."""
    return radios([*choices, ("", _("Not judged yet"))], label, required=False)

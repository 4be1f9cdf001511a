from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.history.listing import KINDS, people_in
from practices.plans.models import Plan


class HistoryForm(GovForm):
    """Whose changes to show, and of which kind."""

    mark_optional = False

    by = forms.ModelChoiceField(
        queryset=None, label=_("Who"), required=False, empty_label=_("Everybody")
    )
    kind = forms.ChoiceField(
        label=_("What"),
        required=False,
        choices=[("", _("Everything")), *((key, label) for key, (label, _whats) in KINDS.items())],
    )

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["by"].queryset = people_in(plan)

    @property
    def wanted(self) -> dict:
        """What was asked for; a stale or mistyped filter is dropped."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class CompareForm(forms.Form):
    """Two moments of one plan."""

    before = forms.ModelChoiceField(queryset=None)
    after = forms.ModelChoiceField(queryset=None)

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.queryset = plan.changes.select_related("by")

    def moments(self):
        """The two entries, the older first; None unless both are there."""
        if not self.is_valid():
            return None
        both = self.cleaned_data["before"], self.cleaned_data["after"]
        return tuple(sorted(both, key=lambda change: change.pk))

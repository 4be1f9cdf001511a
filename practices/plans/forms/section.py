from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import DateBoxesField, GovForm
from practices.plans.models import PlanSection

STOP = PlanSection.Decision.STOP_HERE


class SectionForm(GovForm):
    """Go on, go back or stop here."""

    mark_optional = False

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=PlanSection.Decision.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Needed when you stop: why, and what should others know? Stopping here is a sound "
            "result. Your reason may be shown to others if you agree."
        ),
    )

    def clean(self):
        cleaned = super().clean()
        wants_reason = cleaned.get("decision") == STOP and not cleaned.get("reason")
        if wants_reason and "reason" not in self.errors:
            self.add_error("reason", _("Say why you are stopping, and what others should know."))
        return cleaned


class SectionLeadForm(GovForm):
    """Who sees to a section, and by when."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    lead = forms.CharField(
        label=_("Who leads this section?"),
        required=False,
        max_length=200,
        help_text=_("A role first, then a name."),
    )
    due = DateBoxesField(label=_("By when should it be done?"), required=False)

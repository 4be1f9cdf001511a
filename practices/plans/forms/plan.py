from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.models import Plan


class RenameForm(GovForm):
    title = forms.CharField(label=_("Title of your plan"), max_length=250)


class OwnBlockForm(GovForm):
    title = forms.CharField(
        label=_("What is the part called?"),
        max_length=100,
        help_text=_("A few words. You say what it is for on the next page."),
    )


class StateForm(GovForm):
    """How far the plan is."""

    mark_optional = False

    state = forms.ChoiceField(
        label=_("How far is the plan?"), choices=Plan.State.choices, widget=forms.RadioSelect
    )
    because = forms.CharField(
        label=_("If it is stopped, why?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What should the next place know? “We stopped because…” is a full answer."),
    )

    def clean(self):
        cleaned = super().clean()
        stopped = cleaned.get("state") == Plan.State.STOPPED
        if stopped and not cleaned.get("because") and "because" not in self.errors:
            self.add_error("because", _("Say why the plan is stopped."))
        return cleaned


class MoveForm(GovForm):
    organisation = forms.ModelChoiceField(
        queryset=None, label=_("Move it to"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        self.fields["organisation"].initial = organisations.first()

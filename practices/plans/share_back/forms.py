from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.case_studies.requirements import NOTHING


class ShareBackForm(GovForm):
    """What is asked before a plan becomes a draft of a case study."""

    publisher = forms.ModelChoiceField(
        queryset=None,
        label=_("Who publishes it?"),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text=_("Its editors read the draft and decide."),
    )
    title = forms.CharField(
        label=_("Title"), max_length=110, help_text=_("The place and the idea, in a few words.")
    )
    summary = forms.CharField(
        label=_("Summary"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What was done, for whom, and what came of it, also when nothing did."),
    )
    wrong = forms.CharField(
        label=_("What did not work?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "This is what the next place needs most. An empty line begins a new point. "
            "“Nothing” is not accepted."
        ),
    )
    take = forms.MultipleChoiceField(
        label=_("What to take over from the plan"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("You can read all of it below. Leave out what is not for others."),
    )

    def __init__(self, *args, publishers, offers, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["publisher"]
        field.queryset = publishers
        field.initial = publishers.first() if publishers.count() == 1 else None
        if not offers:
            del self.fields["take"]
            return
        self.fields["take"].choices = [offer.choice for offer in offers]
        self.fields["take"].initial = [offer.key for offer in offers]

    def clean_wrong(self):
        """The points that were made, each a text."""
        told = self.cleaned_data["wrong"].replace("\r\n", "\n")
        points = [point.strip() for point in told.split("\n\n") if point.strip()]
        if not any(character.isalnum() for character in told) or all(map(NOTHING.match, points)):
            raise forms.ValidationError(_("Say at least one thing that did not work."))
        if any(len(point) > 1000 for point in points):
            raise forms.ValidationError(_("Make each point shorter than 1,000 characters."))
        return points

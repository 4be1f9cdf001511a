from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovModelForm
from search.saved.saved_search import Frequency, SavedSearch

OFTEN = [
    (Frequency.DAILY, _("Every day on which there is something new")),
    (Frequency.WEEKLY, _("Every Monday, if there is something new")),
    (Frequency.NEVER, _("Never: I look here, or use its RSS feed")),
]


class SavedSearchForm(GovModelForm):
    """What to call a search, and how often to write about it."""

    frequency = forms.ChoiceField(
        label=_("How often should we e-mail you?"), choices=OFTEN, widget=forms.RadioSelect
    )

    class Meta:
        model = SavedSearch
        fields = ["name", "frequency"]
        labels = {"name": _("Name")}
        help_texts = {"name": _("To know it by, in your list and in our e-mails.")}

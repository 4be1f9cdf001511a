from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm


class ChangedForm(GovForm):
    note = forms.CharField(
        label=_("What changed?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few words are enough. The hub asks if it needs more."),
    )

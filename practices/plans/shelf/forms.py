from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.fork import TITLE_LENGTH


class DuplicateForm(GovForm):
    title = forms.CharField(label=_("Title of the copy"), max_length=TITLE_LENGTH)

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.files.checking import ALLOWED, check
from practices.plans.files.kinds import KINDS


class FileForm(GovForm):
    """A file to attach."""

    file = forms.FileField(
        label=_("File"),
        help_text=ALLOWED,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{end}" for end in KINDS)}),
        error_messages={
            "required": _("Choose a file to attach."),
            "empty": _("This file is empty. Choose another."),
        },
    )
    title = forms.CharField(
        label=_("What is it?"),
        required=False,
        max_length=200,
        help_text=_("A short title. If you leave it empty, the file’s name is shown."),
    )

    def clean_file(self):
        return check(self.cleaned_data["file"])


class FileTitleForm(GovForm):
    title = forms.CharField(label=_("What is it?"), max_length=200)

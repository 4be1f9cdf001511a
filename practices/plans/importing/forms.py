from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.importing.reading import MOST_BYTES

MOST_RADIOS = 10


class ImportForm(GovForm):
    """A plan file, and whose plan it becomes."""

    mark_optional = False

    file = forms.FileField(
        label=_("Plan file"),
        help_text=_("A file with a name that ends in .json, from a hub like this. At most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    organisation = forms.ModelChoiceField(
        queryset=None,
        label=_("Whose plan does it become?"),
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        rows = list(organisations)
        if not rows:
            del self.fields["organisation"]
            return
        field = self.fields["organisation"]
        if len(rows) > MOST_RADIOS:
            field.widget = forms.Select(attrs={"data-module": "app-autocomplete"})
        field.queryset = organisations
        field.initial = rows[0] if len(rows) == 1 else None

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 10 MB."))
        return file

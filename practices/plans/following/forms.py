from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.forms.text import PlanTextField
from practices.plans.updates import Update


class WriteForm(GovForm):
    """The words of a part that both we and the source changed."""

    # Which of our words and which of the source's the writer had before them
    expected_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = PlanTextField(label=_("Our words"), required=False)

    @classmethod
    def of(cls, update: Update, text: str | None = None) -> "WriteForm":
        """The form to begin with: both texts, unless something is written already."""
        written = update.merge.html() if text is None else text
        return cls(initial=seen(update) | {"text": written})

    def has_seen(self, update: Update) -> bool:
        """Whether nothing has changed since the writer opened the page."""
        return all(self.cleaned_data[name] == value for name, value in seen(update).items())


def seen(update: Update) -> dict[str, int]:
    return {"expected_version": update.part.version, "number": update.version.number}

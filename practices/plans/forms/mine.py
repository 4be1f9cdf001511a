from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm

ORDERS = {
    "changed": (_("Changed last"), ["-updated_at", "pk"]),
    "title": (_("Title"), ["title", "pk"]),
    "started": (_("Started last"), ["-created_at", "pk"]),
}


class MyPlansForm(GovForm):
    """Which of one's plans to list, and in which order."""

    mark_optional = False

    title = forms.CharField(label=_("Words in the title"), required=False, max_length=250)
    sort = forms.ChoiceField(
        label=_("Sort by"),
        required=False,
        choices=[(key, label) for key, (label, _fields) in ORDERS.items()],
    )
    shelf = forms.ChoiceField(required=False, choices=[("archived", "")], widget=forms.HiddenInput)

    def narrow(self, plans):
        """The plans that were asked for; a stale or mistyped filter is dropped."""
        self.is_valid()
        wanted = self.cleaned_data
        plans = plans.archived() if self.is_archive else plans.not_archived()
        _label, order = ORDERS[wanted.get("sort") or "changed"]
        return plans.titled(wanted.get("title", "")).order_by(*order)

    @property
    def is_archive(self) -> bool:
        return self.cleaned_data.get("shelf") == "archived"

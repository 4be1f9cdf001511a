from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import DateBoxesField, GovModelForm
from practices.plans.models import Action


class ActionForm(GovModelForm):
    """One step: what, who, by when."""

    due = DateBoxesField(label=_("By when?"), required=False)

    class Meta:
        model = Action
        fields = ["what", "owner", "due", "is_done"]
        labels = {
            "what": _("What is to be done?"),
            "owner": _("Who does it?"),
            "is_done": _("It is done"),
        }
        widgets = {"what": forms.Textarea(attrs={"rows": 2})}

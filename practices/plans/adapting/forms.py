from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hub.people.models import User
from hub.ui.forms import GovForm
from practices.plans.adapting.finding import at_address, case_version, plan_of_key
from practices.plans.permissions import editable_by

MOST_RADIOS = 10


class FindSourceForm(GovForm):
    """The address of what is to feed a plan too."""

    mark_optional = False

    address = forms.CharField(
        label=_("Address of the case or plan"),
        max_length=500,
        help_text=_("Copy it from the browser. The address of one version takes that version."),
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_address(self) -> tuple[str, int | None]:
        """The key of what is there, and the number of the version, if the address names one."""
        found = at_address(self.cleaned_data["address"])
        if found and (case_version(self.user, *found) or plan_of_key(self.user, found[0])):
            return found
        raise ValidationError(
            _now("There is no case or plan at this address that you can read. Check the address.")
        )


class ChoosePlanForm(GovForm):
    """Which of one's plans a source is to feed."""

    plan = forms.ModelChoiceField(
        queryset=None, label=_("Which plan?"), empty_label=_("Choose a plan"), widget=forms.Select
    )

    def __init__(self, *args, user: User, besides: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        plans = editable_by(user).filter(archived_at=None).order_by("-updated_at")
        if len(besides) == 32:  # a plan does not feed itself
            plans = plans.exclude(pk=besides)
        field = self.fields["plan"]
        field.queryset = plans.only("title")
        if plans.count() > MOST_RADIOS:
            field.widget = forms.Select(attrs={"data-module": "app-autocomplete"})
            field.widget.choices = field.choices

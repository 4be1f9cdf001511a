"""What the pages about sharing ask."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils.timezone import localdate, localtime, make_aware
from django.utils.translation import gettext_lazy as _

from hub.people.models import Organisation
from hub.ui.forms import DateBoxesField, GovForm
from practices.plans.models import Guest, Plan, PlanPartner
from practices.plans.sharing.guests import DAYS, CannotInvite
from practices.plans.sharing.levels import WHAT_OTHERS_SEE

LONGEST = 365
HOW_LONG = {30: _("30 days"), 90: _("90 days"), 365: _("A year")}


class LevelForm(GovForm):
    """Who sees the plan. `expected` is the level that stood there when the page was opened."""

    level = forms.ChoiceField(
        label=_("Who sees this plan"), choices=Plan.Visibility.choices, widget=forms.RadioSelect
    )
    expected = forms.ChoiceField(choices=Plan.Visibility.choices, widget=forms.HiddenInput)

    @property
    def options(self):
        """Each radio with what it lets others see."""
        return [
            (radio, WHAT_OTHERS_SEE[value])
            for radio, value in zip(self["level"], WHAT_OTHERS_SEE, strict=True)
        ]


class NamingForm(GovForm):
    mark_optional = False

    is_named = forms.BooleanField(
        label=_("The source may name us among those who adapted it"), required=False
    )


class PartnerRoleForm(GovForm):
    role = forms.ChoiceField(
        label=_("What may its people do?"),
        choices=PlanPartner.Role.choices,
        widget=forms.RadioSelect,
        initial=PlanPartner.Role.READER,
    )


class PartnerForm(PartnerRoleForm):
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=None,
        empty_label=_("Choose an organisation"),
        widget=forms.Select(attrs={"data-module": "app-autocomplete"}),
    )
    field_order = ["organisation", "role"]

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)
        taken = [plan.organisation_id, *plan.partnerships.values_list("organisation", flat=True)]
        others = Organisation.objects.current().exclude(pk__in=taken)
        self.fields["organisation"].queryset = others.only("name").order_by("name")


class GuestForm(GovForm):
    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        help_text=_("Of one person. They need an account here, and can create one."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("What may they do?"),
        choices=Guest.Role.choices,
        widget=forms.RadioSelect,
        initial=Guest.Role.READER,
    )
    days = forms.TypedChoiceField(
        label=_("For how long?"),
        choices=[(days, HOW_LONG[days]) for days in DAYS],
        coerce=int,
        widget=forms.RadioSelect,
        initial=DAYS[1],
    )

    def refuse(self, refusal: CannotInvite) -> None:
        """Say beside the address why no invitation was sent."""
        self.add_error("email", WHY_NOT[refusal.reason])


WHY_NOT = {
    CannotInvite.INVITED: _(
        "This person has been invited already. Change what they may do, or for how long, on the "
        "page “Who sees this plan”."
    ),
    CannotInvite.INSIDE: _("This person works on the plan already, through their organisation."),
    CannotInvite.FULL: _("This plan has as many guests as it can have. Remove one first."),
    CannotInvite.TOO_MANY: _("You have sent many invitations. Try again in an hour."),
}


class GuestChangeForm(GovForm):
    role = forms.ChoiceField(
        label=_("What may they do?"), choices=Guest.Role.choices, widget=forms.RadioSelect
    )
    until = DateBoxesField(label=_("They see the plan until the end of"))

    def clean_until(self) -> datetime:
        day = self.cleaned_data["until"]
        if day < localdate():
            raise forms.ValidationError(_("Give today or a later day."))
        if day > localdate() + timedelta(days=LONGEST):
            raise forms.ValidationError(_("Give a day within a year from today."))
        return make_aware(datetime.combine(day, time(23, 59, 59)))

    @classmethod
    def of(cls, guest: Guest, data=None):
        return cls(data, initial={"role": guest.role, "until": localtime(guest.until).date()})

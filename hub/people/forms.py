from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hub.people.join import ask_to_join
from hub.people.models import Organisation


class SignupForm(forms.Form):
    """What sign-up asks besides the e-mail address and password (allauth adds those)."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    organisation = forms.ModelChoiceField(
        label=_("Your organisation"),
        queryset=Organisation.objects.joinable(),
        required=False,
        empty_label=_("Not listed, or none yet"),
        help_text=_(
            "A hub editor confirms that you work there. Until then, what you make is yours alone."
        ),
    )
    field_order = ["first_name", "last_name", "email", "organisation", "password1", "password2"]

    @transaction.atomic
    def signup(self, request, user):
        user.first_name = self.cleaned_data["first_name"]
        user.last_name = self.cleaned_data["last_name"]
        user.save()
        if organisation := self.cleaned_data["organisation"]:
            ask_to_join(user=user, organisation=organisation)

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.people.models import Membership, Organisation
from hub.ui.forms import GovForm

ROLES = (
    (Membership.Role.READER, _("Reader: reads your organisation’s plans and comments on them")),
    (Membership.Role.EDITOR, _("Editor: also writes plans and case studies")),
    (Membership.Role.OWNER, _("Owner: also decides who belongs, and who sees which plan")),
)


def role_field(**options):
    return forms.ChoiceField(
        label=_("What may they do?"), choices=ROLES, widget=forms.RadioSelect, **options
    )


class RoleForm(GovForm):
    role = role_field(initial=Membership.Role.EDITOR)


class InviteForm(GovForm):
    email = forms.EmailField(
        label=_("Work e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    role = role_field(initial=Membership.Role.EDITOR)


class AskToJoinForm(GovForm):
    organisation = forms.ModelChoiceField(
        queryset=None,
        label=_("Which organisation do you work for?"),
        empty_label=_("Choose one"),
        widget=forms.Select(attrs={"data-module": "app-autocomplete"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        open_ones = [Membership.State.ASKED, Membership.State.CONFIRMED]
        belongs = user.memberships.filter(state__in=open_ones).values("organisation")
        self.fields["organisation"].queryset = Organisation.objects.joinable().exclude(
            pk__in=belongs
        )


class ProposeForm(GovForm):
    name = forms.CharField(label=_("Name of the organisation"), max_length=200)
    website = forms.URLField(
        label=_("Its website"), max_length=300, required=False, assume_scheme="https"
    )
    note = forms.CharField(
        label=_("Anything we should know"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Such as what it does, or what it was called before."),
    )


class AskedForm(GovForm):
    """Whether the organisation's page may name this person."""

    mark_optional = False

    may_be_asked = forms.BooleanField(
        label=_("Others may ask me about what we have done"),
        required=False,
        help_text=_("Your name is shown on the organisation’s page. Your address never is."),
    )

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.contact.models import ContactMessage
from hub.ui.forms import GovModelForm


class ContactForm(GovModelForm):
    """Writing to the hub. `website` is a trap: people do not see it, so only robots fill it in."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    class Meta:
        model = ContactMessage
        fields = ["topic", "name", "email", "message"]
        labels = {
            "topic": _("What is it about?"),
            "name": _("Your name"),
            "email": _("Your e-mail address"),
            "message": _("Your message"),
        }
        help_texts = {
            "email": _("We use it to answer you, and for nothing else."),
            "message": _("Please leave out personal details of residents."),
        }
        widgets = {
            "topic": forms.RadioSelect,
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "message": forms.Textarea(attrs={"rows": 8}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = ContactMessage.Topic.choices  # without an empty choice

    @property
    def is_robot(self) -> bool:
        return bool(self.data.get("website"))

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField

from hub.ui.html import TooLong, clean

# What the plan profile of hub.ui.html allows, as the editor's extensions.
PLAN_EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [3, 4]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    # The editor draws tables only if all four are named.
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "History": True,
}


class RichTextFormField(ProseEditorFormField):
    """Formatted text: an editor with JavaScript, a plain textarea without, clean either way."""

    default_error_messages = {
        "too_long": _("This text is too long. Split it or attach it as a document."),
    }

    def __init__(self, *args, profile: str = "plan", **kwargs):
        kwargs.setdefault("preset", "configurable")
        super().__init__(*args, config={"extensions": PLAN_EXTENSIONS}, **kwargs)
        self.profile = profile

    def clean(self, value):
        try:
            return clean(super().clean(value), self.profile)
        except TooLong as error:
            raise ValidationError(self.error_messages["too_long"], code="too_long") from error

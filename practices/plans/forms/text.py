from contextlib import suppress

from hub.ui.forms import RichTextFormField
from hub.ui.html import TooLong, from_text


class PlanTextField(RichTextFormField):
    """Formatted text that may also be typed as plain text, with empty lines between paragraphs."""

    def clean(self, value):
        # The field below says what is too long, next to itself.
        with suppress(TooLong):
            value = from_text(value or "", self.profile)
        return super().clean(value)

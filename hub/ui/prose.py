"""Rich text that cannot be saved unclean: the field and the block that every app uses."""

from django.core.exceptions import ValidationError
from wagtail.blocks import RichTextBlock, StreamBlock
from wagtail.fields import RichTextField
from wagtail.rich_text import RichText

from hub.ui.html import TooLong, clean

PROFILE = "editor"


def refuse_too_long(value) -> None:
    """A validator: say next to the field that the text is too much for the sanitiser."""
    try:
        clean(str(value or ""), PROFILE)
    except TooLong as error:
        raise ValidationError(str(error)) from error


class ProseField(RichTextField):
    """Wagtail's rich text, through the one sanitiser on its way to the database."""

    def formfield(self, **kwargs):
        field = super().formfield(**kwargs)
        field.validators = [*field.validators, refuse_too_long]
        return field

    def pre_save(self, model_instance, add):
        cleaned = clean(getattr(model_instance, self.attname) or "", PROFILE)
        setattr(model_instance, self.attname, cleaned)
        return cleaned


class ProseBlock(RichTextBlock):
    """The same for a StreamField."""

    def get_prep_value(self, value):
        return clean(super().get_prep_value(value) or "", PROFILE)

    def clean(self, value):
        refuse_too_long(value.source)
        value = super().clean(value)
        return RichText(clean(value.source, PROFILE))


class ProseStreamBlock(StreamBlock):
    """For a stream with a `ProseBlock` in it: no row reaches the database uncleaned.

    Wagtail writes a row that nobody has looked at just as it came, without asking its block.
    """

    def get_prep_value(self, value):
        if value is not None:
            list(value)  # looks at every row
        return super().get_prep_value(value)

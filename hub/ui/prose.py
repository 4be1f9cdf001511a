"""Rich text that cannot be saved unclean: the field and the block that every app uses."""

from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField
from wagtail.rich_text import RichText

from hub.ui.html import clean


class ProseField(RichTextField):
    """Wagtail's rich text, through the one sanitiser on its way to the database."""

    def pre_save(self, model_instance, add):
        cleaned = clean(getattr(model_instance, self.attname) or "", "editor")
        setattr(model_instance, self.attname, cleaned)
        return cleaned


class ProseBlock(RichTextBlock):
    """The same for a StreamField."""

    def get_prep_value(self, value):
        return clean(super().get_prep_value(value) or "", "editor")

    def clean(self, value):
        value = super().clean(value)
        return RichText(clean(value.source, "editor"))

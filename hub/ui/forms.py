"""What our forms are made of. Apps import from here."""

from django import forms

from hub.ui.date_field import DateBoxes, DateBoxesField
from hub.ui.renderer import GovBoundField, GovRenderer
from hub.ui.rich_text_field import RichTextFormField

__all__ = ["DateBoxes", "DateBoxesField", "GovForm", "GovModelForm", "RichTextFormField", "dress"]


class GovLook:
    """Fields drawn as GOV.UK components, with errors beside them."""

    default_renderer = GovRenderer
    # The browser's own messages differ from ours and vanish; ours stay beside the field.
    use_required_attribute = False
    mark_optional = True


class GovForm(GovLook, forms.Form):
    """A form in our look."""


class GovModelForm(GovLook, forms.ModelForm):
    """A model's form in our look."""


def dress(form: forms.BaseForm) -> forms.BaseForm:
    """Give a form made elsewhere, such as allauth's, our look."""
    if not isinstance(form.renderer, GovRenderer):
        form.renderer = GovRenderer()
        form.bound_field_class = GovBoundField
        form.use_required_attribute = False
        form._bound_fields_cache.clear()
    return form

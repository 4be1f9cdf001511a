"""What our forms are made of. Apps import from here."""

from django import forms
from django.forms.utils import pretty_name
from django.utils.translation import gettext_lazy as _

from hub.ui.date_field import DateBoxes, DateBoxesField
from hub.ui.renderer import GovBoundField, GovRenderer
from hub.ui.rich_text_field import RichTextFormField

__all__ = ["DateBoxes", "DateBoxesField", "GovForm", "GovModelForm", "RichTextFormField", "dress"]

CHOICES = (forms.ChoiceField, forms.ModelChoiceField)


class GovLook:
    """Fields drawn as GOV.UK components, with errors beside them."""

    default_renderer = GovRenderer
    # The browser's own messages differ from ours and vanish; ours stay beside the field.
    use_required_attribute = False
    mark_optional = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_what_is_missing(self)


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
        for field in form.fields.values():
            # It vanishes as soon as someone types, and the label says the same.
            field.widget.attrs.pop("placeholder", None)
    return form


def name_what_is_missing(form: forms.BaseForm) -> None:
    """In a list of errors "This field is required" says nothing, so each names its field."""
    for name, field in form.fields.items():
        if field.error_messages.get("required") != forms.Field.default_error_messages["required"]:
            continue
        wanted = {"label": field.label or pretty_name(name)}
        if isinstance(field, forms.BooleanField):
            message = _("Tick “%(label)s” to go on.")
        elif isinstance(field, CHOICES):
            message = _("Choose an answer to “%(label)s”.")
        else:
            message = _("Fill in “%(label)s”.")
        field.error_messages["required"] = message % wanted

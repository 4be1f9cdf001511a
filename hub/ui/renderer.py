from django.forms import BoundField, CheckboxInput, Select, Textarea
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import (
    CheckboxSelectMultiple,
    FileInput,
    Input,
    MultiWidget,
    NumberInput,
    PasswordInput,
    RadioSelect,
)
from django.template.loader import select_template

# The first class of widget that fits gives the CSS classes, so the narrow ones come first.
WIDGET_CLASSES = (
    # Tick boxes first: Django makes a list of them a kind of RadioSelect.
    ((CheckboxSelectMultiple, CheckboxInput), "govuk-checkboxes__input"),
    (RadioSelect, "govuk-radios__input"),
    (FileInput, "govuk-file-upload"),
    (Select, "govuk-select"),
    (Textarea, "govuk-textarea"),
    (NumberInput, "govuk-input govuk-input--width-5"),
    (PasswordInput, "govuk-input govuk-password-input__input govuk-js-password-input-input"),
    ((Input, MultiWidget), "govuk-input"),
)


class GovBoundField(BoundField):
    """A field that knows the classes its control should carry."""

    @property
    def is_marked_optional(self) -> bool:
        return getattr(self.form, "mark_optional", True) and not self.field.required

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if widget.is_hidden:
            return attrs
        names = [widget.attrs.get("class", ""), widget_classes(widget)]
        if self.errors:
            names.append(error_class(names[1]))
        return attrs | {"class": " ".join(filter(None, names))}


class GovRenderer(TemplatesSetting):
    """Draws forms with templates/ui; what has no template there is drawn as Django does.

    It is given to our own forms only: set for the whole site it would change the admin too.
    """

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
    bound_field_class = GovBoundField

    def get_template(self, template_name):
        return select_template([f"ui/{template_name}", template_name])


def widget_classes(widget) -> str:
    return next((names for kind, names in WIDGET_CLASSES if isinstance(widget, kind)), "")


def error_class(names: str) -> str:
    """The red-bordered form of a control's class; choices have none."""
    block = names.split()[0] if names else ""
    return f"{block}--error" if block and "__" not in block else ""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

BOXES = (
    ("day", _("Day"), "govuk-input--width-2"),
    ("month", _("Month"), "govuk-input--width-2"),
    ("year", _("Year"), "govuk-input--width-4"),
)


class DateBoxes(forms.MultiWidget):
    """Day, month and year in a box each: no format to guess, nothing to pick."""

    template_name = "django/forms/widgets/date_boxes.html"

    def __init__(self, attrs=None):
        super().__init__({name: forms.TextInput() for name, _label, _width in BOXES}, attrs)

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        boxes = context["widget"]["subwidgets"]
        for box, (_name, label, width) in zip(boxes, BOXES, strict=True):
            box["label"] = label
            box["attrs"]["class"] = f"govuk-date-input__input {box['attrs']['class']} {width}"
        return context


class DateBoxesField(forms.MultiValueField):
    """A date, typed as day, month and year."""

    widget = DateBoxes
    default_error_messages = {
        "invalid": _("Enter a real date, such as 27 3 2027."),
        "incomplete": _("Enter the day, the month and the year."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", _("For example, 27 3 2027"))
        number = {"invalid": self.default_error_messages["invalid"]}
        boxes = [forms.IntegerField(error_messages=number) for _box in BOXES]
        super().__init__(boxes, **kwargs)

    def clean(self, value):
        if any(value or []) and not all(value):
            raise forms.ValidationError(self.error_messages["incomplete"], code="incomplete")
        return super().clean(value)

    def compress(self, data_list):
        if not data_list:
            return None
        day, month, year = data_list
        try:
            return datetime.date(year, month, day)
        except (ValueError, OverflowError) as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error

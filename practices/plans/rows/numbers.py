"""Numbers and days as they are typed and read in Britain."""

import re
from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# A comma stands between thousands and nowhere else: "1,5" is no number here.
WITH_COMMAS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
YEARS = range(1900, 2201)


class NumberField(forms.DecimalField):
    """A number that may be typed with commas, and with a pound sign where it is money."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"})
    default_error_messages = {
        "invalid": _("Enter a number, such as 1,250 or 12.5."),
        "max_digits": _("This number is too long. Leave out decimals, or use a larger unit."),
        "max_whole_digits": _("This number is too large. Use a larger unit."),
        "max_decimal_places": _("Give no more than %(max)s decimals."),
    }

    def to_python(self, value):
        text = str(value or "").strip().removeprefix("£").strip()
        if WITH_COMMAS.fullmatch(text):
            text = text.replace(",", "")
        return super().to_python(text)

    def prepare_value(self, value):
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value

    def widget_attrs(self, widget):
        return {}  # a box for text has no smallest and largest number


def number(value: Decimal | None) -> str:
    """As people read it: 1,250.5, without zeros at the end."""
    if value is None:
        return ""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def short(value: float) -> str:
    """For the side of a picture: 250, 1.5m, 2bn."""
    for size, letters in ((1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:g}{letters}"
    return number(Decimal(f"{value:.6f}"))


def pounds(value: Decimal | None) -> str:
    """£1,250, or £1,250.50."""
    return "" if value is None else f"£{value:,.2f}".removesuffix(".00")


def real_year(day: date | None) -> None:
    """Refuse a year that somebody cut short, such as 26."""
    if day and day.year not in YEARS:
        raise ValidationError(_("Write the year with four digits, such as 2027."))

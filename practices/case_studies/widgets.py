"""Widgets of the admin's form whose choices come from the database."""

from django.forms import CheckboxSelectMultiple, SelectMultiple
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter


class Ticks(CheckboxSelectMultiple):
    pass


class ManySelect(SelectMultiple):
    pass


class WithoutChoices(WidgetAdapter):
    """Tells the admin's scripts of a widget without drawing it.

    Wagtail draws each once more for its scripts, all choices included, on every save; only
    widgets inside blocks, which are made in the browser, need that.
    """

    def js_args(self, widget):
        return [""]


class TicksAdapter(WithoutChoices):
    js_constructor = "wagtail.widgets.RadioSelect"  # Wagtail's own for tick boxes


class ManySelectAdapter(WithoutChoices):
    js_constructor = "wagtail.widgets.Select"


register(TicksAdapter(), Ticks)
register(ManySelectAdapter(), ManySelect)

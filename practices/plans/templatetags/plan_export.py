from django import template
from django.utils.safestring import mark_safe

from practices.plans.export.rich import html_below

register = template.Library()
PART = 3  # the level of the heading of a part


@register.filter
def rich_below(html, site):
    """The rich text of a part, with its headings below that of the part."""
    return mark_safe(html_below(html, PART, site))  # noqa: S308 - written anew from our model

from django import template
from django.utils.translation import ngettext

from hub.pages.breadcrumbs import trail
from hub.pages.links import search_address

register = template.Library()


@register.filter
def case_count(count: int) -> str:
    """How many cases, in words."""
    return ngettext("%(count)s case", "%(count)s cases", count) % {"count": count}


@register.simple_tag
def search_link(**filters):
    """The address of the search with filters chosen: `{% search_link sector=term.slug %}`."""
    return search_address(**filters)


@register.simple_tag(takes_context=True)
def page_trail(context, page):
    """Breadcrumbs of a Wagtail page, from the home page down to it."""
    request = context.get("request")
    above = page.get_ancestors().filter(depth__gt=2)
    return trail(*((parent.title, parent.get_url(request)) for parent in above), (page.title, ""))

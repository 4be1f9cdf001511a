from django import template

from search import similar

register = template.Library()


@register.inclusion_tag("search/similar.html", takes_context=True)
def similar_cases(context, page, heading_level=2):
    """Up to four cases most like this page, each with what it shares. Nothing where none is."""
    return {
        "request": context.get("request"),
        "similar": similar.similar_cases(page),
        "heading_level": heading_level,
    }

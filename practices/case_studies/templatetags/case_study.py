"""What the pages of a case study ask beyond its content."""

import json
from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.ui.html import to_text
from hub.ui.templatetags.ui import JSON_ESCAPES
from practices.case_studies import met, phrases, sections, structured_data

register = template.Library()

HOW_FAR = {"overcome": "green", "eased": "teal", "still-there": "orange"}
DIRECTION = {"better": "green", "worse": "red", "mixed": "purple", "activity-only": "blue"}
HOME_DEPTH = 2
A_YEAR = timedelta(days=365)
COLOURS = HOW_FAR | DIRECTION


@register.filter
def tag_colour(value):
    """The colour that goes with a word; the word is always shown with it."""
    return COLOURS.get(value, "grey")


@register.filter
def plain(html):
    """Rich text as plain text."""
    return to_text(html or "")


@register.filter
def opening(text, length):
    """The first sentences of a plain text."""
    return phrases.opening(text or "", length)


@register.filter
def by_how_far(rows):
    """Rows of barriers met as pairs of a heading and names."""
    return list(met.by_how_far(rows))


@register.filter
def is_over_a_year_ago(day):
    return timezone.localdate() - day > A_YEAR


@register.simple_tag
def case_contents(is_version=False, files=()):
    return sections.contents(is_version=is_version, has_files=bool(files))


@register.simple_tag
def heading_of(section):
    return sections.SECTIONS[section]


@register.simple_tag(takes_context=True)
def case_trail(context, page):
    """The pages above a case, for its breadcrumbs."""
    request = context.get("request")
    if not page or not page.pk:
        return []
    trail = [{"text": each.title, "url": each.get_url(request)} for each in pages_above(page)]
    return [{"text": _("Home"), "url": "/"}, *trail[1:]]


def pages_above(page) -> list[Page]:
    """The published pages above, the home page first: those met on the way here, if it came so."""
    met = []
    while page.depth > HOME_DEPTH and hasattr(page, "_cached_parent_obj"):
        page = page._cached_parent_obj
        met.insert(0, page)
    if page.depth == HOME_DEPTH:
        return [each for each in met if each.live]
    above = Page.objects.ancestor_of(page).filter(depth__gte=HOME_DEPTH).order_by("path")
    return [each for each in (*above, *met) if each.live]


@register.simple_tag(takes_context=True)
def case_json_ld(context, address):
    """Structured data for the head, allowed by the content security policy."""
    data = structured_data.article(
        context["case"],
        address=address,
        site_name=context["site_name"],
        version=context.get("version"),
    )
    text = json.dumps(data, ensure_ascii=False, default=str).translate(JSON_ESCAPES)
    return format_html(
        '<script type="application/ld+json" nonce="{}">{}</script>',
        getattr(context.get("request"), "csp_nonce", ""),
        mark_safe(text),  # noqa: S308 - <, > and & are escaped just above
    )

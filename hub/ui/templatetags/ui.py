import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from hub.ui.forms import dress

register = template.Library()
register.filter("dress", dress)

# As Django's json_script: nothing in the text can close the script element.
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.filter
def page_list(page_obj):
    """The page numbers to link to, with an ellipsis where some are left out."""
    return page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)


@register.filter
def paired_with(names, values):
    """Each name with its value."""
    return list(zip(names, values, strict=False))


@register.filter
def evidence_bars(mark):
    """Five bars, as many on as the mark says."""
    return [number <= int(mark) for number in range(1, 6)]


@register.simple_tag(takes_context=True)
def query_base(context):
    """The present query without its page, ready for `page=2` to be added."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return f"?{query.urlencode()}&" if query else "?"


@register.simple_tag(takes_context=True)
def query_without(context, name, value=None):
    """The present address's query without one parameter, or without one value of it."""
    query = context["request"].GET.copy()
    kept = [] if value is None else [v for v in query.getlist(name) if v != str(value)]
    query.setlist(name, kept)
    query.pop("page", None)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def form_media(context, form):
    """The form's scripts and styles, allowed by the page's content security policy."""
    # The nonce counts as false until it is first read, so it is read before it is tested.
    nonce = str(getattr(context.get("request"), "csp_nonce", ""))
    media = form.media
    return media.with_nonce(nonce) if nonce and hasattr(media, "with_nonce") else media


@register.simple_tag
def json_ld(data):
    """A JSON-LD element for the head of a page."""
    text = json.dumps(data, ensure_ascii=False).translate(JSON_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - escaped just above
    )


@register.filter
def error_links(form_or_errors):
    """Each error with the id of the control that it is about; a list of errors is left as it is."""
    if not hasattr(form_or_errors, "non_field_errors"):
        return form_or_errors
    form = form_or_errors
    general = [{"text": error, "target": ""} for error in form.non_field_errors()]
    return general + [
        {"text": error, "target": error_target(field)} for field in form for error in field.errors
    ]


def error_target(field) -> str:
    """The id of the control to move to: in a group of choices, the first."""
    if field.is_hidden or not field.auto_id:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"

"""A comment is plain text. Only whole web addresses become links, never "example.com" alone."""

import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

# Marks at the end of a sentence are not part of an address.
ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")


def as_html(text: str) -> SafeString:
    """The text escaped, with its line breaks and its links."""
    pieces, end = [], 0
    for found in ADDRESS.finditer(text):
        pieces += [_lines(text[end : found.start()]), _link(found.group())]
        end = found.end()
    return SafeString("".join([*pieces, _lines(text[end:])]))  # every piece has been escaped


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _link(address: str) -> str:
    link = '<a class="govuk-link" rel="nofollow ugc noreferrer" href="{}">{}</a>'
    return format_html(link, address, address)

"""The one door for rich text: what people typed or pasted goes in, safe and tidy HTML comes out.

    clean(html, "plan")      safe HTML in one settled form; clean twice and nothing changes
    from_text(text)          the same, for people who type plain text
    to_text(html)            plain text with line breaks
    blocks(html), join(...)  the pieces to compare and merge, and the way back

How it works: an engine (bleach) removes what is dangerous; what is left is read into a small
model of paragraphs, lists, quotes and tables, and written afresh from that. Only what the model
knows can be written, so the second step is a second lock. See docs/decisions/sanitiser.md.
"""

from .cleaning import clean
from .limits import MAX_CHARACTERS, TooLong, TooTangled
from .plain import from_text, to_text
from .splitting import blocks, join

__all__ = [
    "MAX_CHARACTERS",
    "TooLong",
    "TooTangled",
    "blocks",
    "clean",
    "from_text",
    "join",
    "to_text",
]

"""The letters themselves: one spelling for each, and none that cannot be seen."""

import re
import unicodedata

# Control characters, halves of characters, non-characters, zero-width marks, and the marks that
# turn the direction of text, which can make a sentence read as its opposite. Joiners stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufdd0-\ufdef\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)


def without_unseen(text: str) -> str:
    """The text less the characters that no reader sees and some programs trip over."""
    return _UNSEEN.sub("", text)


def settled(text: str) -> str:
    """The text in composed form (NFC), so that the same word always compares as the same."""
    return unicodedata.normalize("NFC", text)

"""What every reader says and how it says it."""

import re
import unicodedata

from limits import CHARACTERS

# No text, such as NUL, which databases refuse; soft hyphens, which show only where a line ends.
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\ufffe\uffff\ud800-\udfff]")
CUT_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


class Unreadable(Exception):
    """Why, in a sentence that an editor understands."""


def tidy(text: str) -> str:
    """The words alone: letters made plain, words that a line end cut made whole."""
    text = unicodedata.normalize("NFKC", text[:CHARACTERS].replace("\r\n", "\n"))
    text = CUT_WORD.sub("", NO_TEXT.sub("", text))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)[:CHARACTERS]

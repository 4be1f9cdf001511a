"""Show what changed between two texts, word by word.

The result is safe HTML. Changes are `ins` and `del` elements that also say "Added:" or "Removed:"
to people who listen, because colour and lines are not read aloud.

Words are compared, not form: joining two paragraphs or making a word bold marks nothing.
A link whose address changed shows both addresses.
"""

import re
from difflib import SequenceMatcher
from html import escape

from lxml.html.diff import htmldiff

from hub.ui.html import MAX_CHARACTERS, TooLong, clean
from hub.ui.html.profiles import REDLINED
from hub.ui.html.reading import read
from hub.ui.html.writing import write

ADDED = '<ins><span class="govuk-visually-hidden">Added: </span>'
REMOVED = '<del><span class="govuk-visually-hidden">Removed: </span>'


def redline(old_html: str, new_html: str, profile: str = "plan") -> str:
    """The new rich text with what was added and removed marked in it. Cleans both first."""
    marked = htmldiff(clean(old_html, profile), clean(new_html, profile))
    # Read again, because htmldiff puts marks between table rows and around captions, and because
    # this way only what the model knows can reach the page.
    return _with_hidden_words(write(read(marked, REDLINED)))


def redline_text(old: str, new: str) -> str:
    """The same for plain text, as HTML to go inside one element; line ends become `<br>`."""
    if max(len(old), len(new)) > MAX_CHARACTERS:
        raise TooLong(f"The text is longer than {MAX_CHARACTERS:,} characters.")
    before, after = _words(old), _words(new)
    marked = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            marked.append(_escaped(after[k:m]))
            continue
        marked += [f"<del>{_escaped(before[i:j])}</del>"] if i < j else []
        marked += [f"<ins>{_escaped(after[k:m])}</ins>"] if k < m else []
    return _with_hidden_words("".join(marked))


def _words(text: str) -> list[str]:
    lines = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    # The space goes with the word before it, so that a changed phrase is one change.
    return re.findall(r"\S+ ?|\n", lines)


def _escaped(words: list[str]) -> str:
    return escape("".join(words)).replace("\n", "<br>")


def _with_hidden_words(html: str) -> str:
    # Text is escaped by now, so these letters can only be the elements themselves.
    return html.replace("<ins>", ADDED).replace("<del>", REMOVED)

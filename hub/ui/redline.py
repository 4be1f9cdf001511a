"""Show what changed between two texts, word by word.

The result is safe HTML. Changes are `ins` and `del` elements that also say "Added:" or "Removed:"
to people who listen, because colour and lines are not read aloud.

Words are compared, not form: making a word bold marks nothing. A link whose address changed shows
both addresses.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from lxml.html.diff import htmldiff

from hub.ui.html import MAX_CHARACTERS, TooLong, blocks, clean
from hub.ui.html.characters import without_unseen
from hub.ui.html.model import lines_of
from hub.ui.html.profiles import REDLINED
from hub.ui.html.reading import read
from hub.ui.html.writing import write, write_lines

ADDED = '<ins><span class="govuk-visually-hidden">Added: </span>'
REMOVED = '<del><span class="govuk-visually-hidden">Removed: </span>'

# Below this share of common words, two paragraphs are two paragraphs rather than one changed.
ALIKE = 0.4
# How far ahead to look for the piece that a changed one came from: keeps long texts quick.
NEAR = 20

_FRAME = re.compile(
    r"(</?(?:p|h[2-6]|ul|ol|li|blockquote|table|caption|thead|tbody|tr|th|td|hr)(?: [^>]*)?>)"
)


def redline(old_html: str, new_html: str, profile: str = "plan") -> str:
    """The new rich text with what was added and removed marked in it. Cleans both first."""
    # Piece by piece: given whole texts, htmldiff can put a mark across the edge of a table and
    # then show what is new as removed.
    before, after = blocks(clean(old_html, profile)), blocks(clean(new_html, profile))
    marked = "".join(_compared(before, after))
    # Read again, so that only what the model knows can reach the page.
    return _with_hidden_words(write(read(marked, REDLINED)))


def redline_text(old: str, new: str) -> str:
    """The same for plain text, as HTML to go inside one element; line ends become `<br>`."""
    if max(len(old), len(new)) > MAX_CHARACTERS:
        raise TooLong(f"The text is longer than {MAX_CHARACTERS:,} characters.")
    marked = htmldiff(_as_html(old), _as_html(new))
    lines = [line for block in read(marked, REDLINED) for line in lines_of(block)]
    return _with_hidden_words(write_lines(lines))


def _compared(before: list[str], after: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            yield from after[k:m]
        else:
            yield from _replaced(before[i:j], after[k:m])


def _replaced(before: list[str], after: list[str]) -> Iterator[str]:
    """Pieces that changed beside those they came from, and the rest removed or added whole."""
    waiting = before
    for piece in after:
        near = enumerate(waiting[:NEAR])
        partner = next((place for place, old in near if _is_alike(old, piece)), None)
        if partner is None:
            yield f"<ins>{piece}</ins>"
            continue
        yield from (f"<del>{old}</del>" for old in waiting[:partner])
        yield _changed(waiting[partner], piece)
        waiting = waiting[partner + 1 :]
    yield from (f"<del>{old}</del>" for old in waiting)


def _is_alike(old: str, new: str) -> bool:
    old_parts, new_parts = _FRAME.split(old), _FRAME.split(new)
    if old_parts[1::2] != new_parts[1::2]:
        return False
    matcher = SequenceMatcher(None, _words(old_parts), _words(new_parts))
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _words(parts: list[str]) -> list[str]:
    return " ".join(parts[::2]).split()


def _changed(old: str, new: str) -> str:
    """Two pieces of one shape, with the words compared within each cell or paragraph."""
    old_parts, new_parts = _FRAME.split(old), _FRAME.split(new)
    pairs = zip(old_parts, new_parts, strict=True)
    return "".join(after if after == before else htmldiff(before, after) for before, after in pairs)


def _as_html(text: str) -> str:
    return "<br>".join(escape(line) for line in without_unseen(text).splitlines())


def _with_hidden_words(html: str) -> str:
    # Text is escaped by now, so these letters can only be the elements themselves.
    return html.replace("<ins>", ADDED).replace("<del>", REMOVED)

import re

from told import Unreadable
from zipped import opened, tree_of, words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STAND_INS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
# A text box stands there twice: once for today's Word, once for those that do not know it.
SKIPPED = {f"{MC}Fallback"}
BODY = "word/document.xml"
NOTES = re.compile(r"word/(footnotes|endnotes|header\d*|footer\d*)\.xml")


def read(path: str) -> str:
    """The body, then notes, headers and footers. Deleted words and comments are left out."""
    with opened(path) as archive:
        names = set(archive.namelist())
        if BODY not in names:
            raise Unreadable("It is not a Word document.")
        trees = [tree_of(archive, name) for name in [BODY, *sorted(filter(NOTES.fullmatch, names))]]
    rules = {"lines": {f"{W}p"}, "stand_ins": STAND_INS, "skipped": SKIPPED, "only": {f"{W}t"}}
    return "\n".join(words(tree, **rules) for tree in trees)

import codecs

from limits import CHARACTERS
from told import Unreadable

MOST = 4 * CHARACTERS  # bytes
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read(path: str) -> str:
    """Plain text in Unicode or, where it is not that, as older Windows programs wrote it."""
    with open(path, "rb") as file:
        data = file.read(MOST)
    marked = next((name for mark, name in MARKS.items() if data.startswith(mark)), None)
    if marked:
        return data.decode(marked, errors="replace")
    if b"\0" in data:
        raise Unreadable("It is not plain text.")
    try:
        # What was read may end inside a letter.
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=len(data) < MOST)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")

from limits import CHARACTERS, PAGES, is_time_up
from pypdf import PdfReader
from pypdf.errors import DependencyError
from told import Unreadable

PROTECTED = "It is protected by a password."


def read(path: str) -> str:
    """The words of the first pages; a page that is broken is passed over."""
    reader = PdfReader(path)
    if reader.is_encrypted:
        unlock(reader)
    found, length = [], 0
    for number in range(min(len(reader.pages), PAGES)):
        if length > CHARACTERS or is_time_up():
            break
        text = words_on(reader, number)
        found.append(text)
        length += len(text)
    return "\n".join(found)


def unlock(reader: PdfReader) -> None:
    """Many files are locked against changes only, and open with no password."""
    try:
        is_open = reader.decrypt("")
    except DependencyError:
        is_open = False
    if not is_open:
        raise Unreadable(PROTECTED)


def words_on(reader: PdfReader, number: int) -> str:
    try:
        return reader.pages[number].extract_text()
    except MemoryError:
        raise
    except Exception:  # one bad page is no reason to lose the others
        return ""

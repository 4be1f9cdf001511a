"""Which files may be attached to a plan, told by what is in them and not only by their name."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO
from unicodedata import category

HEAD = 4096  # bytes
MOST_MEMBERS = 5000  # of an office document; more is no document
LARGEST_LIST = 1024 * 1024  # bytes: the list of contents in an office document
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


class HoldsMacros(Exception):
    """An office document with programs in it."""


@dataclass(frozen=True)
class Kind:
    """One kind of file: what it is served as, and how to know it. `looks` raises `HoldsMacros`."""

    content_type: str
    looks: Callable[[BinaryIO], bool]


def starts_with(*marks: bytes):
    def looks(file: BinaryIO) -> bool:
        return head(file).startswith(marks)

    return looks


def office(main: str):
    """A document of Microsoft Office whose main part is of this type."""
    wanted = f"{OFFICE}{main}.main+xml".encode()

    def looks(file: BinaryIO) -> bool:
        with zipfile.ZipFile(file) as archive:
            names = members(archive)
            if "[Content_Types].xml" not in names:
                return False
            with archive.open("[Content_Types].xml") as listed:
                types = listed.read(LARGEST_LIST)
        told = any(word in types for word in (b"macroEnabled", b"macrosheet", b"vbaProject"))
        if told or any("vbaproject" in name.lower() for name in names):
            raise HoldsMacros
        return wanted in types

    return looks


def open_document(form: str):
    """A document of LibreOffice and its like."""
    wanted = f"{OPEN}{form}".encode()

    def looks(file: BinaryIO) -> bool:
        with zipfile.ZipFile(file) as archive:
            names = members(archive)
            if "mimetype" not in names:
                return False
            with archive.open("mimetype") as named:
                form_is_right = named.read(len(wanted) + 1).strip() == wanted
        if any(name.startswith(("Basic/", "Scripts/")) for name in names):
            raise HoldsMacros
        return form_is_right

    return looks


def members(archive: zipfile.ZipFile) -> set[str]:
    names = archive.namelist()
    if len(names) > MOST_MEMBERS:
        raise zipfile.BadZipFile("It has too many members.")
    return set(names)


def plain_text(file: BinaryIO) -> bool:
    """Letters that people read, and neither a page of the web nor a drawing nor a program."""
    text = decoded(head(file))
    if text is None or text.lstrip().startswith(("<", "#!")):
        return False
    return not any(category(letter) == "Cc" and letter not in "\t\r\n\f" for letter in text)


def decoded(start: bytes) -> str | None:
    for encoding in ENCODINGS:
        # utf-16 reads anything: only a file that says so is in it.
        if encoding == "utf-16" and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            # The last letter may be cut in two.
            return start.decode(encoding, errors="strict")
        except UnicodeDecodeError as error:
            if error.start >= len(start) - 3 and len(start) == HEAD:
                return start[: error.start].decode(encoding)
    return None


def head(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(HEAD)


def is_kind(kind: Kind, file: BinaryIO) -> bool:
    """Whether the file is what its name says. Raises `HoldsMacros`."""
    try:
        return kind.looks(file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        return False  # not an archive, or a broken or locked one
    finally:
        file.seek(0)


JPEG = Kind("image/jpeg", starts_with(b"\xff\xd8\xff"))

# By the end of the name.
KINDS = {
    "pdf": Kind("application/pdf", starts_with(b"%PDF-")),
    "docx": Kind(f"{OFFICE}wordprocessingml.document", office("wordprocessingml.document")),
    "xlsx": Kind(f"{OFFICE}spreadsheetml.sheet", office("spreadsheetml.sheet")),
    "pptx": Kind(f"{OFFICE}presentationml.presentation", office("presentationml.presentation")),
    "odt": Kind(f"{OPEN}text", open_document("text")),
    "ods": Kind(f"{OPEN}spreadsheet", open_document("spreadsheet")),
    "odp": Kind(f"{OPEN}presentation", open_document("presentation")),
    "csv": Kind("text/csv", plain_text),
    "txt": Kind("text/plain", plain_text),
    "png": Kind("image/png", starts_with(b"\x89PNG\r\n\x1a\n")),
    "jpg": JPEG,
    "jpeg": JPEG,
}

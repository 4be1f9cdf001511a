from told import Unreadable
from zipped import opened, tree_of, words

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
LINES = {f"{TEXT}p", f"{TEXT}h"}
STAND_INS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
SKIPPED = {f"{TEXT}tracked-changes", f"{OFFICE}annotation"}
MANIFEST, BODY = "META-INF/manifest.xml", "content.xml"


def read(path: str) -> str:
    """The body with its notes. Deleted words and comments are left out."""
    with opened(path) as archive:
        names = archive.namelist()
        if BODY not in names:
            raise Unreadable("It is not an OpenDocument text.")
        if MANIFEST in names and is_encrypted(archive):
            raise Unreadable("It is protected by a password.")
        body = tree_of(archive, BODY).find(f"{OFFICE}body")
    if body is None:
        return ""
    return words(body, lines=LINES, stand_ins=STAND_INS, skipped=SKIPPED)


def is_encrypted(archive) -> bool:
    with archive.open(MANIFEST) as manifest:
        return b"encryption-data" in manifest.read(1_000_000)

"""XML inside a zip, as Word and OpenDocument write it, read so that it cannot bite."""

import zipfile

from limits import UNPACKED
from lxml import etree
from told import Unreadable

OLD_OR_PROTECTED = "It is protected by a password, or in an old format."
TOO_LARGE = "It unpacks to far more than such a file should hold."
UNUSUAL = "It holds instructions that no ordinary document has."
OLE = b"\xd0\xcf\x11\xe0"  # how Office begins both


def opened(path: str) -> zipfile.ZipFile:
    with open(path, "rb") as file:
        if file.read(4) == OLE:
            raise Unreadable(OLD_OR_PROTECTED)
    return zipfile.ZipFile(path)


def tree_of(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """The XML of one part. No entity is expanded, no DTD and no address is opened."""
    if archive.getinfo(name).file_size > UNPACKED:
        raise Unreadable(TOO_LARGE)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    with archive.open(name) as part:
        tree = etree.parse(part, parser)
    if tree.docinfo.doctype:
        raise Unreadable(UNUSUAL)
    return tree.getroot()


def words(
    root,
    *,
    lines: set[str],
    stand_ins: dict[str, str],
    skipped: set[str],
    only: set[str] | None = None,
) -> str:
    """The text of a tree in reading order, from everywhere or from the tags in `only`.

    A tag in `lines` ends a line, one in `stand_ins` stands for a text, and what is inside a
    `skipped` one is left out.
    """
    found, depth_skipped = [], 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if tag in skipped:
            depth_skipped += 1 if event == "start" else -1
        elif depth_skipped:
            continue
        elif event == "start":
            found.append(stand_ins.get(tag, ""))
            found.append(element.text or "" if only is None or tag in only else "")
        else:
            found.append("\n" if tag in lines else "")
        if event == "end" and only is None and not depth_skipped:
            found.append(element.tail or "")
    return "".join(found)

"""Commits that outlive a power cut, and damage that is noticed. Needs no Django.

Whoosh neither calls fsync nor keeps checksums. Each commit goes through `DurableStorage`, which
before the commit counts brings every file to the disk and writes SUMS-<number>.json beside it.
"""

import json
import os
import zlib
from contextlib import contextmanager
from pathlib import Path

from whoosh.filedb.filestore import FileStorage

TOC = "_MAIN_{number}.toc"
SUMS = "SUMS-{number}.json"
CHUNK = 1 << 20  # bytes
_is_synced = True


class Damaged(Exception):
    """A file of the index is not as it was written; says which."""


class DurableStorage(FileStorage):
    """Where Whoosh keeps its files. A commit ends by renaming its table of contents."""

    def list(self):
        """The names of all files. Whoosh's own says that there are none when it cannot look."""
        try:
            return os.listdir(self.folder)
        except FileNotFoundError:
            return []

    def rename_file(self, oldname, newname, safe=False):
        if not newname.endswith(".toc"):
            super().rename_file(oldname, newname, safe)
            return
        directory, number = Path(self.folder), int(newname.removesuffix(".toc").rsplit("_", 1)[1])
        _write_sums(directory, number, directory / oldname)
        super().rename_file(oldname, newname, safe)
        fsync(directory)
        for path in directory.glob("SUMS-*"):
            # A reader of the commit before this one finds its files gone too, and asks again.
            if path.name != SUMS.format(number=number):
                path.unlink(missing_ok=True)


@contextmanager
def unsynced():
    """Leave it to the system when files reach the disk: for tests, which are quicker so."""
    global _is_synced
    before, _is_synced = _is_synced, False
    try:
        yield
    finally:
        _is_synced = before


def fsync(path: Path) -> None:
    if not _is_synced:
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_safely(path: Path, text: str) -> None:
    """Replace a small file in one step, safe on disk."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_text(text)
    fsync(temporary)
    os.replace(temporary, path)
    fsync(path.parent)


def _write_sums(directory: Path, number: int, toc: Path) -> None:
    try:
        before = read_sums(directory, number - 1)
    except Damaged:
        before = {}
    sums = {}
    for path in directory.iterdir():
        if path.suffix == ".seg":
            # Segments never change: what was summed at an earlier commit is not read again.
            sums[path.name] = before.get(path.name) or sum_of(path)
        if path.is_file() and path.name not in before:
            fsync(path)
    sums[TOC.format(number=number)] = sum_of(toc)
    text = json.dumps(sums)
    write_safely(directory / SUMS.format(number=number), f"{zlib.crc32(text.encode()):08x}\n{text}")


def read_sums(directory: Path, number: int) -> dict[str, str]:
    name = SUMS.format(number=number)
    try:
        own, text = (directory / name).read_bytes().split(b"\n", 1)
    except (FileNotFoundError, ValueError) as error:
        raise Damaged(f"{name} cannot be read") from error
    if own != f"{zlib.crc32(text):08x}".encode():
        raise Damaged(f"{name} is not as it was written")
    return json.loads(text)


def sum_of(path: Path) -> str:
    total = size = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            total, size = zlib.crc32(chunk, total), size + len(chunk)
    return f"{size}:{total:08x}"

"""Where an index lives on disk: whole generations, and a pointer to the one in use.

    <root>/CURRENT              the name of the generation readers use
    <root>/gen-000007-3fa9c1/   one complete Whoosh index, with STATE.json beside its files

A new generation is built aside and becomes current by one atomic rename,
so readers see the old index or the new one, never a part.
"""

import json
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from whoosh.filedb.filestore import FileStorage
from whoosh.index import LockError
from whoosh.util.filelock import try_for

POINTER = "CURRENT"
STATE = "STATE.json"
LOCK = "write.lock"


class Generations:
    def __init__(self, root: Path):
        self.root = Path(root)

    def current(self) -> Path | None:
        """The generation in use, or None where there is none yet."""
        try:
            name = (self.root / POINTER).read_text().strip()
        except FileNotFoundError:
            return None
        return self.root / name

    def all(self) -> list[Path]:
        return sorted(self.root.glob("gen-*"))

    def under_way(self) -> list[Path]:
        """Generations that somebody may be building beside the current one."""
        current = self.current()
        return [path for path in self.all() if path != current and not is_complete(path)]

    def create(self) -> Path:
        """A new empty directory. Call it while holding the right to write."""
        latest = max((int(path.name.split("-")[1]) for path in self.all()), default=0)
        # The random end keeps a reader from taking a later directory for one it has open.
        path = self.root / f"gen-{latest + 1:06d}-{token_hex(3)}"
        path.mkdir(parents=True)
        return path

    def switch_to(self, generation: Path) -> None:
        """Point readers at a generation, whole and safe on disk."""
        for path in [*generation.iterdir(), generation]:
            fsync(path)
        pointer = self.root / f"{POINTER}.{generation.name}.tmp"
        pointer.write_text(generation.name)
        fsync(pointer)
        os.replace(pointer, self.root / POINTER)
        fsync(self.root)

    def replace_with(self, generation: Path) -> None:
        """Switch, and drop all older ones but the last, which a reader may just be opening."""
        previous = self.current()
        self.switch_to(generation)
        for path in self.all():
            if path.name < generation.name and path != previous:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def writing(self, timeout: float):
        """Hold the right to write; raises LockError when another keeps it too long."""
        self.root.mkdir(parents=True, exist_ok=True)
        lock = FileStorage(self.root).lock(LOCK)
        if not try_for(lock.acquire, timeout=timeout, delay=0.05):
            raise LockError(f"{self.root} is being written to by another process")
        try:
            yield
        finally:
            lock.release()


def write_state(generation: Path, **state) -> None:
    (generation / STATE).write_text(json.dumps(state))


def read_state(generation: Path) -> dict:
    return json.loads((generation / STATE).read_text())


def is_complete(generation: Path) -> bool:
    try:
        return read_state(generation)["complete"]
    except (OSError, ValueError, KeyError):
        return False


def fsync(path: Path) -> None:
    # Whoosh never does: after a power cut a pointer could outlive what it points to.
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Where an index lives on disk: whole generations, and a pointer to the one in use.

    <root>/CURRENT              the name of the generation readers use
    <root>/gen-000007-3fa9c1/   one complete Whoosh index, with STATE.json beside its files
    <root>/write.lock           held by whoever writes to the generation in use, or replaces it
    <root>/rebuild.lock         held while a new generation is built

A new generation is built aside and becomes current by one atomic rename,
so readers see the old index or the new one, never a part.
"""

import json
import logging
import re
import shutil
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from search.backend.durable import fsync, write_safely
from search.backend.locks import is_held, locked

logger = logging.getLogger(__name__)
POINTER = "CURRENT"
STATE = "STATE.json"
DAMAGED = "DAMAGED"
LOCK = "write.lock"
REBUILD_LOCK = "rebuild.lock"
NAME = re.compile(r"gen-\d{6,}-[0-9a-f]+")


class Generations:
    def __init__(self, root: Path):
        self.root = Path(root)

    def current(self) -> Path | None:
        """The generation in use, or None where there is none, or the pointer makes no sense."""
        try:
            name = (self.root / POINTER).read_text(errors="replace").strip()
        except FileNotFoundError:
            return None
        return self.root / name if NAME.fullmatch(name) else None

    def writable(self) -> Path | None:
        """The generation in use, if it is really there."""
        current = self.current()
        return current if current and current.is_dir() else None

    def all(self) -> list[Path]:
        return sorted(path for path in self.root.glob("gen-*") if NAME.fullmatch(path.name))

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
        write_safely(self.root / POINTER, generation.name)

    def replace_with(self, generation: Path) -> None:
        """Switch, and drop all older ones but the last, which a reader may just be opening."""
        previous = self.current()
        self.switch_to(generation)
        for path in self.all():
            if path.name < generation.name and path != previous:
                shutil.rmtree(path, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what processes that died have left. Call it while holding both locks."""
        current = self.current()
        for path in self.under_way():
            shutil.rmtree(path, ignore_errors=True)
        for pattern in ("*.tmp", "gen-*/*.tmp"):
            for path in self.root.glob(pattern):
                path.unlink(missing_ok=True)
        if current:
            # A table of contents whose commit never came to count has a time after its name.
            for path in current.glob("*.toc.*"):
                path.unlink(missing_ok=True)

    def mark_damaged(self, generation: Path | None, reason: str) -> None:
        """Let every process know, and the next one, until a new generation takes over.

        Where that cannot be written, as on a full disk, each process has to find out for itself.
        """
        try:
            if generation and generation.is_dir() and not self.damage(generation):
                write_safely(generation / DAMAGED, reason)
        except OSError:
            logger.exception("That %s is damaged cannot be written down", generation)

    def damage(self, generation: Path) -> str:
        """What is known to be wrong with a generation, or nothing."""
        try:
            return (generation / DAMAGED).read_text(errors="replace") or "damaged"
        except FileNotFoundError:
            return ""

    @contextmanager
    def writing(self, timeout: float):
        """Hold the right to write; raises LockError when another keeps it too long."""
        with locked(self.root / LOCK, timeout):
            yield

    @contextmanager
    def rebuilding(self, timeout: float):
        """Hold the right to build a new generation; one process at a time does."""
        with locked(self.root / REBUILD_LOCK, timeout):
            yield

    def is_being_rebuilt(self) -> bool:
        return is_held(self.root / REBUILD_LOCK)

    def size(self) -> int:
        """Bytes on disk."""
        return sum(path.stat().st_size for path in self.root.rglob("*") if path.is_file())


def write_state(generation: Path, **state) -> None:
    write_safely(generation / STATE, json.dumps(state))


def read_state(generation: Path) -> dict:
    return json.loads((generation / STATE).read_text())


def is_complete(generation: Path) -> bool:
    try:
        return read_state(generation)["complete"]
    except (OSError, ValueError, KeyError, TypeError):
        return False

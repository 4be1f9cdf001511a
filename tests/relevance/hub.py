"""A hub of its own with the real library: kept between runs, for as long as nothing changes it."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from io import StringIO
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
# What the database holds depends on these alone.
SOURCES = ("fixtures/**/*.json", "*/**/migrations/*.py", "practices/**/loading/*.py")


def open_hub() -> None:
    """Set Django up on such a hub, with an index built from the code as it is now."""
    folder = kept_folder()
    os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings.dev"
    os.environ["HUB_VAR_DIR"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    load(folder)
    index(folder)


def kept_folder() -> Path:
    # Nobody else may write there: an index holds Python pickles.
    home = Path(tempfile.gettempdir()) / f"relevance-{os.getuid()}"
    home.mkdir(mode=0o700, exist_ok=True)
    if home.stat().st_uid != os.getuid():
        raise PermissionError(f"{home} belongs to somebody else")
    return home / fingerprint(files())


def files() -> Iterable[Path]:
    return (file for pattern in SOURCES for file in sorted(REPOSITORY.glob(pattern)))


def fingerprint(paths: Iterable[Path]) -> str:
    digest = sha256()
    for path in paths:
        digest.update(str(path.relative_to(REPOSITORY)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def load(folder: Path) -> None:
    from django.core.management import call_command

    done = folder / "loaded"
    if done.exists():
        return
    print("Loading the library (half a minute, the first time)", flush=True)
    call_command("migrate", verbosity=0)
    call_command("load_library", stdout=StringIO())
    done.touch()


def index(folder: Path) -> None:
    from hub.operations.indexing import rebuild_index

    shutil.rmtree(folder / "search", ignore_errors=True)
    rebuild_index()

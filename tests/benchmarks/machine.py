"""The machine in a few words: what matters for speed, and nothing that names it."""

import os
import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version

PACKAGES = ("numpy", "Whoosh", "Django", "wagtail", "tantivy", "psycopg")


def machine() -> str:
    packages = ", ".join(f"{name} {one}" for name in PACKAGES if (one := version_of(name)))
    return (
        f"{os.cpu_count()} cores, {memory():.0f} GB of memory; Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}, {packages}"
    )


def memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3


def load() -> float:
    """How many processes wanted to run, on average, in the last minute; 0 where nobody tells."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""

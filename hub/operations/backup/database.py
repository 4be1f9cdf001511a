"""One consistent copy of the database in a file, and a database from such a copy."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection


class CannotCopy(Exception):
    """This database, or what is installed beside it, does not allow a copy."""


def member_name() -> str:
    """What the copy is called in a backup; it says which kind of database can read it."""
    names = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
    if connection.vendor not in names:
        raise CannotCopy(f"There is no way here to back up {connection.vendor}.")
    return names[connection.vendor]


def copy_out(target: Path) -> None:
    """Write a copy as of one moment; the hub may go on working meanwhile."""
    if connection.vendor == "postgresql":
        _postgresql("pg_dump", "--format=custom", f"--file={target}", "--dbname={name}")
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)


def copy_in(source: Path) -> None:
    """Replace the whole database with the copy, in one transaction."""
    if connection.vendor == "postgresql":
        options = ["--clean", "--if-exists", "--no-owner", "--single-transaction"]
        _postgresql("pg_restore", *options, "--dbname={name}", str(source))
        return
    with closing(sqlite3.connect(source)) as copy:
        faults = copy.execute("PRAGMA integrity_check").fetchall()
        if faults != [("ok",)]:
            raise CannotCopy(f"The copy of the database is damaged: {faults[0][0]}")
        connection.ensure_connection()
        # Through SQLite itself, not by moving files about: it waits for writers, is undone
        # if it fails half-way, and cannot mix up the old write-ahead log with the new data.
        copy.backup(connection.connection)
    connection.close()


def _postgresql(program: str, *options: str) -> None:
    if shutil.which(program) is None:
        raise CannotCopy(f"{program} is not installed; on Debian: apt install postgresql-client")
    settings = connection.settings_dict
    named = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],  # never on the command line, where others see it
    }
    environment = os.environ | {key: str(value) for key, value in named.items() if value}
    command = [program, *(option.format(name=settings["NAME"]) for option in options)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise CannotCopy(f"{program} failed: {done.stderr.strip()}")

"""A PostgreSQL server that belongs to one test run: on a socket in a folder, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "hub"


@contextmanager
def postgresql_server() -> Iterator[str]:
    """The DATABASE_URL of an empty server. Raises FileNotFoundError where none is installed."""
    programs = folder_of_programs()
    user = plain_user()
    # Not pytest's tmp_path: others than its owner cannot get into that.
    folder = Path(tempfile.mkdtemp(prefix="hub-postgresql-"))
    try:
        if user:
            shutil.chown(folder, user)
        data, log = folder / "data", folder / "log"

        def run(program: str, *arguments: str) -> None:
            command = [programs / program, "-D", data, *arguments]
            subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

        run("initdb", "-U", NAME, "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust", "--no-sync")
        # Nothing of it is to outlive a crash, and nobody is to reach it by network.
        run("pg_ctl", "start", "-w", "-l", str(log), "-o", f"-F -k {folder} -c listen_addresses=")
        try:
            yield f"postgres:///{folder}/postgres?user={NAME}"
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate")
    finally:
        shutil.rmtree(folder)


def folder_of_programs() -> Path:
    """Where initdb and pg_ctl are: Debian keeps them out of the way of its own commands."""
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    found = [*newest, *filter(None, [shutil.which("initdb")])]
    if not found:
        raise FileNotFoundError("There is no PostgreSQL here: run .ci/postgresql")
    return Path(found[0]).parent


def plain_user() -> str | None:
    """Whom to run the server as where we are root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"

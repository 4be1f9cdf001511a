"""A PostgreSQL server of its own, for as long as a run lasts: no network, no root, no trace."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.peers.peer import NotInstalled

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
# Who runs it when root asks: PostgreSQL refuses to run as root.
INSTEAD_OF_ROOT = ("postgres", "nobody")
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "256MB",
    "work_mem": "64MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    # For queries of a few milliseconds compiling costs more than it gains, says the manual.
    "jit": "off",
}


class Cluster:
    """Starts a server on a socket in a folder of its own; `stop` removes both."""

    def __init__(self):
        self.programs = programs()
        self.user = {} if os.geteuid() else {"user": stand_in(), "extra_groups": []}
        # The path of a socket has at most 107 bytes, so that a test's folder may be too deep.
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        if self.user:
            shutil.chown(self.folder, self.user["user"])
        self._run("initdb", "-D", self.folder / "data", "-U", "hub", "-A", "trust", "-E", "UTF8",
                  "--no-locale")  # fmt: skip
        settings = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        self._run("pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w",
                  "-o", f"-k {self.folder} {settings}", "start")  # fmt: skip
        self.dsn = f"host={self.folder} user=hub dbname=postgres"

    def stop(self):
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program, *arguments):
        # Not through pipes: the server would hold them open.
        with tempfile.TemporaryFile() as told:
            command = [self.programs / program, *map(str, arguments)]
            done = subprocess.run(
                command, stdout=told, stderr=told, check=False, cwd="/", **self.user
            )
            told.seek(0)
            if done.returncode:
                raise RuntimeError(f"{program} failed: {told.read().decode(errors='replace')}")


def programs() -> Path:
    """Where initdb is; NotInstalled if it is nowhere."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    places = [place for pattern in PLACES for place in Path("/").glob(pattern[1:])]
    for place in sorted(places, reverse=True):
        if (place / "initdb").exists():
            return place
    raise NotInstalled("PostgreSQL: install its server, for example with apt install postgresql")


def stand_in() -> str:
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in INSTEAD_OF_ROOT if name in names)

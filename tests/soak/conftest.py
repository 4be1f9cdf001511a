"""A hub of its own, and processes on it that can be killed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

PATIENCE = 240  # seconds; a process that takes longer hangs


def is_long() -> bool:
    """Whether this is `make soak`, and not the short form within `make test`."""
    return os.environ.get("SOAK") == "long"


@pytest.fixture
def times():
    """The number of repetitions: times(short, long)."""
    return lambda short, long: long if is_long() else short


@dataclass
class Job:
    pid: int
    result: Path

    def is_running(self) -> bool:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        wait_until(lambda: not self.is_running())

    def finish(self):
        """What the job has told."""
        wait_until(lambda: not self.is_running())
        error = self.result.with_suffix(".error")
        assert not error.exists(), error.read_text()
        assert self.result.exists(), "the job ended without a result"
        return json.loads(self.result.read_text())


class Station:
    def __init__(self, folder: Path, before: str = ""):
        """before: what a shell does first, in the same place."""
        self.folder = folder
        self.jobs = 0
        environment = os.environ | {
            "HUB_VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "hub.settings.dev",
            "HUB_LOG_LEVEL": "CRITICAL",
        }
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "tests.soak.station"]
        if before:
            shell = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
            command = [*shell, f'{before} && exec "$@"', "sh", *command]
        self.process = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout.readline() == "ready\n"

    def start(self, job: str, **arguments) -> Job:
        self.jobs += 1
        result = self.folder / f"job-{self.jobs}.json"
        self.process.stdin.write(json.dumps([job, arguments, str(result)]) + "\n")
        self.process.stdin.flush()
        return Job(int(self.process.stdout.readline()), result)

    def do(self, job: str, **arguments):
        return self.start(job, **arguments).finish()

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(PATIENCE)


def wait_until(is_so) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.005)


@pytest.fixture
def hub_folder(tmp_path, django_db_serialized_rollback, transactional_db):
    """A folder with a migrated database, copied from the tests' own."""
    if connection.vendor != "sqlite":
        pytest.skip("copies a SQLite file; the code under test is the same on PostgreSQL")
    with closing(sqlite3.connect(tmp_path / "hub.sqlite3")) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    return tmp_path


@pytest.fixture
def start_station(hub_folder):
    started = []

    def start(before: str = "") -> Station:
        started.append(Station(hub_folder, before))
        return started[-1]

    yield start
    for station in started:
        station.close()


@pytest.fixture
def station(start_station):
    station = start_station()
    station.do("prepare")
    return station

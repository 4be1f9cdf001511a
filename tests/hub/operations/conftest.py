"""A hub in a folder of its own, worked on by commands in processes of their own."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection


@dataclass
class HubFolder:
    path: Path

    @property
    def database(self) -> Path:
        return self.path / "hub.sqlite3"

    def start(self, *arguments: str) -> subprocess.Popen:
        """Start manage.py on this folder, as an operator would."""
        environment = os.environ | {
            "HUB_VAR_DIR": str(self.path),
            "DJANGO_SETTINGS_MODULE": "hub.settings.dev",
        }
        environment.pop("DATABASE_URL", None)
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def manage(self, *arguments: str, fails: bool = False) -> str:
        process = self.start(*arguments)
        output, _ = process.communicate(timeout=120)
        assert (process.returncode != 0) == fails, output
        return output

    def shell(self, code: str) -> str:
        return self.manage("shell", "--verbosity", "0", "--command", code)

    def ask(self, query: str) -> list[tuple]:
        with closing(sqlite3.connect(self.database)) as database:
            return database.execute(query).fetchall()


@pytest.fixture
def new_hub(tmp_path):
    """Makes a hub folder with nothing in it."""

    def make(name: str) -> HubFolder:
        (tmp_path / name).mkdir()
        return HubFolder(tmp_path / name)

    return make


@pytest.fixture
def migrated_hub(new_hub, django_db_serialized_rollback, transactional_db):
    """A hub with a migrated database, copied from the tests' own, which saves the migrating."""
    if connection.vendor != "sqlite":
        pytest.skip("copies SQLite files; the same commands use pg_dump on PostgreSQL")
    hub = new_hub("hub")
    connection.ensure_connection()
    with closing(sqlite3.connect(hub.database)) as copy:
        connection.connection.backup(copy)
    return hub

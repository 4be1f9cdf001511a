"""Runs the contract once more, on a PostgreSQL server of its own.

With it go those tests of plans that ask the database in its own words, or meet each other there.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.postgresql import postgresql_server

HERE = Path(__file__).parent
PLANS = HERE.parents[1] / "practices/plans"
TOO = [PLANS / "lineage/test_adapted.py", PLANS / "test_at_once.py"]


@pytest.mark.skipif(connection.vendor == "postgresql", reason="this is that run")
def test_postgresql_keeps_the_contract():
    with postgresql_server() as url:
        run = subprocess.run(
            [sys.executable, "-m", "pytest", str(HERE), *map(str, TOO), "-p", "no:cacheprovider"],
            cwd=HERE.parents[2],
            env={**os.environ, "DATABASE_URL": url},
            capture_output=True,
            text=True,
        )

    assert run.returncode == 0, run.stdout + run.stderr
    assert "passed" in run.stdout

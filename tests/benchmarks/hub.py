"""A hub of its own, in a folder that goes away again, and scripts that run inside it."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

SETTINGS = "tests.benchmarks.settings"


@contextmanager
def new_hub(cases: int) -> Iterator[dict[str, str]]:
    """The environment of a hub with the library, so many made-up cases, and its index."""
    with tempfile.TemporaryDirectory(prefix="bench-hub-") as folder:
        environment = os.environ | {
            "HUB_VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "HUB_LOG_LEVEL": "ERROR",
        }
        run_in(environment, "tests.benchmarks.hub", cases)
        yield environment


def run_in(environment: dict[str, str], module: str, *arguments) -> object:
    """What the last line that a module writes says, read as JSON."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{module} failed: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def prepare(cases: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_library", verbosity=0)
    if cases:
        call_command("make_cases", cases, seed=1)
    call_command("update_index", verbosity=0)


if __name__ == "__main__":
    prepare(int(sys.argv[1]))
    print("{}")

"""modelsearch's own test settings, with our backend as the one to test."""

import tempfile
from pathlib import Path

from modelsearch.test.settings import *  # noqa: F403

HERE = Path(__file__).resolve().parent

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
FIXTURE_DIRS = [HERE.parent / "fixtures"]
MODELSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "search.backend",
        "PATH": Path(tempfile.mkdtemp(prefix="search-conformance-")),
        # The shared tests look for what they added inside the transaction around each of them.
        "AFTER_COMMIT": False,
    }
}

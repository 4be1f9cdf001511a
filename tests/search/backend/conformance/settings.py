"""modelsearch's own test settings, with our backend as the one to test."""

import os
import tempfile
from pathlib import Path

from modelsearch.test.settings import *  # noqa: F403

HERE = Path(__file__).resolve().parent

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
# Another folder with a search.json, for another release's models or to try ours on other data.
FIXTURE_DIRS = [os.environ.get("FIXTURE_DIRS") or HERE.parent / "fixtures"]
MODELSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "search.backend",
        "PATH": Path(tempfile.mkdtemp(prefix="search-conformance-")),
        # The shared tests look for what they added inside the transaction around each of them.
        "AFTER_COMMIT": False,
    }
}

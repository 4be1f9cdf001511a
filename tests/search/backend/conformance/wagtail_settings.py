"""Wagtail's own test settings, with our backend for all its searches."""

import tempfile
from pathlib import Path

from wagtail.test.settings import *  # noqa: F403

SCRATCH = Path(tempfile.mkdtemp(prefix="search-conformance-"))

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
MEDIA_ROOT = str(SCRATCH / "media")
STATIC_ROOT = str(SCRATCH / "static")
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "search.backend",
        "PATH": SCRATCH / "index",
        # These tests look for what they added inside the transaction around each of them.
        "AFTER_COMMIT": False,
    }
}

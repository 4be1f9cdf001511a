"""For `make test`: quick hashes, mail in memory, tasks at once, files in a folder of their own."""

import tempfile
from pathlib import Path

from hub.settings.base import *  # noqa: F403
from hub.settings.base import CACHES, DATABASES, STORAGES, env

_SCRATCH = Path(tempfile.mkdtemp(prefix="hub-test-"))

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DEMO_PEOPLE = True
SECOND_FACTOR_REQUIRED = False  # its own tests switch it on
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = STORAGES | {
    "private": STORAGES["private"] | {"OPTIONS": {"location": _SCRATCH / "private"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = _SCRATCH / "media"
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "search.backend",
        "PATH": str(_SCRATCH / "search"),
        # A thread of its own would see nothing of a test's transaction.
        "AUTO_REBUILD": False,
    },
}
CACHES = CACHES | {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ACCOUNT_RATE_LIMITS = False
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the browser tests' server is another thread with its own connection.
    DATABASES["default"]["TEST"] = {
        "NAME": env("HUB_TEST_DB", default=str(_SCRATCH / "test.sqlite3"))
    }

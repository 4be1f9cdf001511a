"""The site as it runs on a server, but for its secrets and its secure connection."""

import os
import tempfile

# A hub of its own, never the one that is worked with.
os.environ.setdefault("HUB_VAR_DIR", tempfile.gettempdir())

from hub.settings.dev import *  # noqa: F403

# Looking for changed files on every request is for those who change them.
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = False

"""For one's own machine: `make run`. Never for a server that others can reach."""

from hub.settings.base import *  # noqa: F403
from hub.settings.base import STORAGES, env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="only-for-development-never-for-a-server")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO_PEOPLE = True
SECOND_FACTOR_REQUIRED = False  # people of the demonstration have only a password
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
# Files are served as they stand in the tree, without a collectstatic step.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

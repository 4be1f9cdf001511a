"""What Django cannot know about a server's settings. Run by `manage.py check --deploy`."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register(Tags.security, deploy=True)
def check_address(app_configs, **kwargs):
    """The hub's own address goes into mails, so it must be one that a reader can open."""
    parts = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        hint = "Write it with its scheme, such as https://hub.example.org"
        return [Error("HUB_BASE_URL is not a web address.", hint=hint, id="hub.E001")]
    if parts.scheme == "http":
        return [Warning("HUB_BASE_URL is not encrypted: use https.", id="hub.W001")]
    if parts.path.strip("/") or parts.query:
        return [Warning("HUB_BASE_URL should be a host without a path.", id="hub.W002")]
    return []


@register(Tags.security, deploy=True)
def check_demonstration(app_configs, **kwargs):
    """Sign-ins whose password is public have no place on a server."""
    if settings.DEMO_PEOPLE:
        return [Error("DEMO_PEOPLE is on: anyone could sign in.", id="hub.E002")]
    return []

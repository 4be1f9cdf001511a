"""The folders of files that belong in a backup, by the name they have in it."""

from pathlib import Path

from django.conf import settings


def folders() -> dict[str, Path]:
    """What people uploaded: for everybody, and for some people only."""
    return {"media": Path(settings.MEDIA_ROOT), "private": Path(settings.PRIVATE_ROOT)}

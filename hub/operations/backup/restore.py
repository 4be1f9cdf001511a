"""Put a backup back."""

import shutil
import tempfile
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from wagtail.models import Page

from hub.operations.backup.archive import BadArchive, unpack
from hub.operations.backup.database import CannotCopy, copy_in, member_name
from hub.operations.backup.folders import folders
from hub.operations.indexing import rebuild_index
from hub.people.models import User

PAGES_OF_A_NEW_DATABASE = 2  # the root and the welcome page that Wagtail's migrations make


class RestoreRefused(Exception):
    """Nothing was changed, and why."""


def restore_backup(source: Path, *, force: bool = False) -> dict:
    """Replace database and uploaded files with the backup's and return its manifest.

    Refuses, before anything changes, a damaged or newer backup, and a hub that holds data
    unless `force`. Afterwards the database is migrated and the search index built anew.
    """
    if not force and holds_data():
        raise RestoreRefused("This hub already holds data; --force replaces all of it.")
    media = Path(settings.MEDIA_ROOT)
    media.parent.mkdir(parents=True, exist_ok=True)
    # Beside the media folder, so that changing over is a rename and not a copy.
    with tempfile.TemporaryDirectory(dir=media.parent, prefix=".restore-") as folder:
        unpacked = Path(folder) / "new"
        unpacked.mkdir()
        try:
            manifest = unpack(source, unpacked)
            _refuse_foreign(manifest, unpacked)
            copy_in(unpacked / member_name())
        except (BadArchive, CannotCopy) as error:
            raise RestoreRefused(str(error)) from error
        for name, current in folders().items():
            _change_over(unpacked / name, current, aside=Path(folder) / f"old-{name}")
    call_command("migrate", verbosity=0)
    rebuild_index()
    return manifest


def holds_data() -> bool:
    """Whether there is anything here beyond what migrations make."""
    tables = connection.introspection.table_names()
    if User._meta.db_table in tables and User.objects.exists():
        return True
    return Page._meta.db_table in tables and Page.objects.count() > PAGES_OF_A_NEW_DATABASE


def _refuse_foreign(manifest: dict, unpacked: Path) -> None:
    if not (unpacked / member_name()).exists():
        raise BadArchive(
            f"It holds a {manifest.get('database')} database; this hub runs on {connection.vendor}."
        )
    known = MigrationLoader(None).disk_migrations
    unknown = set(manifest.get("migrations", [])) - {f"{app}.{name}" for app, name in known}
    # Squashed or renamed migrations of an older Wagtail are not our business.
    ours = {name for name in unknown if name.split(".")[0] in _our_apps()}
    if ours:
        raise BadArchive(f"It was made by a newer hub, which has {sorted(ours)[0]}.")


def _our_apps() -> set[str]:
    return {
        config.label
        for config in apps.get_app_configs()
        if config.name.split(".")[0] in ("hub", "practices", "search")
    }


def _change_over(new: Path, current: Path, *, aside: Path) -> None:
    new.mkdir(exist_ok=True)
    if current.exists():
        shutil.move(current, aside)
    shutil.move(new, current)  # a rename, unless the folder is kept on another disk
    shutil.rmtree(aside, ignore_errors=True)

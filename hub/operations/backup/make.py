"""Make a backup."""

import os
import tarfile
import tempfile
from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Page

from hub.operations.backup.archive import ArchiveWriter
from hub.operations.backup.database import copy_out, member_name
from hub.operations.backup.folders import folders
from hub.people.models import User
from practices.case_studies.models import CaseStudyVersion

COUNTED = {"people": User, "pages": Page, "versions": CaseStudyVersion}


def make_backup(target: Path) -> dict:
    """Write the backup and return its counts. The file appears only when it is whole."""
    part = target.with_name(f"{target.name}.part")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        copy = Path(folder) / member_name()
        copy_out(copy)
        # It holds people's addresses and password hashes: for the owner's eyes only.
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                counts = _write(file, copy)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
    return counts


def _write(file, copy: Path) -> dict:
    counts = {name: model.objects.count() for name, model in COUNTED.items()}
    with tarfile.open(fileobj=file, mode="w:gz") as tar:
        writer = ArchiveWriter(tar)
        writer.add(copy.name, copy)
        files = sum(_add_folder(writer, name, folder) for name, folder in folders().items())
        applied = MigrationRecorder(connection).applied_migrations()
        writer.close(
            database=connection.vendor,
            counts=counts | {"files": files},
            migrations=sorted(f"{app}.{name}" for app, name in applied),
        )
    return counts | {"files": files}


def _add_folder(writer: ArchiveWriter, name: str, folder: Path) -> int:
    """Add every file below the folder under this name; how many."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        writer.add(f"{name}/{path.relative_to(folder).as_posix()}", path)
    return len(files)

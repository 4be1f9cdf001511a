"""The files of plans as they lie in the private storage."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from practices.plans.models import PlanFile
from practices.plans.models.plan_file import private_storage

FOLDER = "plans"
# A file is stored a moment before its row is there for others to see.
YOUNG = timedelta(days=1)


def forget_files(files: Iterable[PlanFile]) -> None:
    """Remove what lies in the storage, once the transaction that deletes the rows has succeeded."""
    for file in files:
        transaction.on_commit(partial(private_storage().delete, file.file.name), robust=True)


def remove_orphans() -> int:
    """Remove stored files that no row refers to; how many. They stay behind where the hub stopped
    half-way."""
    storage = private_storage()
    known = set(PlanFile.objects.values_list("file", flat=True))
    orphans = [name for name in stored(storage) if name not in known and is_old(storage, name)]
    for name in orphans:
        storage.delete(name)
    return len(orphans)


def missing_files() -> list[PlanFile]:
    """Files whose row is there but which the storage does not have."""
    there = set(stored(private_storage()))
    return [file for file in PlanFile.objects.all() if file.file.name not in there]


def stored(storage) -> list[str]:
    """The name of every file of a plan in the storage."""
    if not storage.exists(FOLDER):
        return []
    folders, _files = storage.listdir(FOLDER)
    return [
        f"{FOLDER}/{folder}/{name}"
        for folder in folders
        for name in storage.listdir(f"{FOLDER}/{folder}")[1]
    ]


def is_old(storage, name: str) -> bool:
    return storage.get_modified_time(name) < timezone.now() - YOUNG

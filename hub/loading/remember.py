"""Load one item of a fixture once, and again only when it changed and nobody else changed it."""

import hashlib
import json
from collections.abc import Callable

from django.db import models, transaction

from hub.loading.models import LoadedItem
from hub.loading.summary import Outcome


def digest_of(data) -> str:
    """SHA-256 of the item as canonical JSON, so that white space and key order do not count."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def changed_by_editor(row: models.Model) -> bool:
    """Whether a person has worked on this row since it was loaded.

    The loader saves revisions without a user; an editor's revision always has one.
    """
    if getattr(row, "has_unpublished_changes", False):
        return True
    revision = row.latest_revision
    return revision is not None and revision.user_id is not None


@transaction.atomic
def load_item(
    item: str,
    data,
    *,
    model: type[models.Model],
    write: Callable[[models.Model | None], models.Model],
    find: Callable[[], models.Model | None] = lambda: None,
) -> Outcome:
    """Bring one row up to date with its fixture.

    `write` gets the existing row, or None to make one, and returns it saved. `find` looks for a
    row that exists already although this loader never made it (such a row is an editor's).
    """
    digest = digest_of(data)
    loaded = LoadedItem.objects.filter(item=item).first()
    if loaded is None:
        if find() is not None:
            return Outcome.LEFT_ALONE
        row = write(None)
        LoadedItem.objects.create(item=item, digest=digest, object_id=row.pk)
        return Outcome.CREATED
    row = model._default_manager.filter(pk=loaded.object_id).first()
    if row is None:
        return Outcome.LEFT_ALONE
    if loaded.digest == digest:
        return Outcome.UNCHANGED
    if changed_by_editor(row):
        return Outcome.LEFT_ALONE
    write(row)
    loaded.digest = digest
    loaded.save()
    return Outcome.UPDATED

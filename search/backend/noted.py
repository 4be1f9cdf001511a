"""Rows of the outbox that a rebuild makes needless."""

from search.backend.columns import family_of
from search.backend.models import IndexChange
from search.backend.outbox import forget, note_changed, outboxes


def rows_of(root) -> dict[str, list[int]]:
    """What waits for the index of this family now, by database: keys of rows."""
    labels = [model._meta.label_lower for model in family_of(root)]
    return {
        alias: list(
            IndexChange.objects.using(alias).filter(model__in=labels).values_list("pk", flat=True)
        )
        for alias in outboxes()
    }


def forget_rows(rows: dict[str, list[int]]) -> None:
    for alias, pks in rows.items():
        forget(pks, database=alias)


def note_refused(refused: list[tuple[type, str]]) -> None:
    """Objects that raised are tried again like any other change, and named when that fails."""
    for model, key in refused:
        note_changed(model, [key])

"""Combine keys from the index with a queryset, however many there are."""

from collections.abc import Iterator

from django.db.models import QuerySet

# Databases limit the values in one question; SQLite's older limit of 999 is the lowest.
FEW = 500


def ordered(queryset: QuerySet) -> QuerySet:
    """The queryset with an order that stays the same from page to page."""
    return queryset if queryset.ordered or is_closed(queryset) else queryset.order_by("-pk")


def among(queryset: QuerySet, keys: list, *fields: str) -> list[tuple]:
    """Rows of the queryset whose first field is among the keys, in the queryset's order."""
    if not keys:
        return []
    if len(keys) <= FEW and not is_closed(queryset):
        return list(queryset.filter(pk__in=keys).values_list(*fields))
    wanted = set(keys)
    return [row for row in queryset.values_list(*fields).iterator() if row[0] in wanted]


def load(queryset: QuerySet, keys: list) -> dict:
    """The objects of the queryset with these keys, by key."""
    if is_closed(queryset):
        return {obj.pk: obj for obj in queryset if obj.pk in set(keys)}
    found = {}
    for chunk in chunks(keys):
        found |= {obj.pk: obj for obj in queryset.filter(pk__in=chunk)}
    return found


def is_closed(queryset: QuerySet) -> bool:
    """Whether the queryset takes no further filter: it is sliced or joined from several."""
    return queryset.query.is_sliced or bool(queryset.query.combinator)


def chunks(keys: list) -> Iterator[list]:
    return (keys[start : start + FEW] for start in range(0, len(keys), FEW))

"""Which of the cases found are new, by the dates of their kept versions."""

from dataclasses import dataclass
from datetime import datetime

from practices.case_studies.models import CaseStudyVersion


@dataclass(frozen=True)
class Item:
    page_id: int
    is_first: bool  # published for the first time, not changed
    at: datetime


def versions_between(since: datetime, until: datetime) -> list[tuple[int, int, datetime]]:
    """(page, number, moment) of every version kept after `since` and up to `until`."""
    kept = CaseStudyVersion.objects.filter(
        page__isnull=False, created_at__gt=since, created_at__lte=until
    )
    return list(kept.order_by("created_at").values_list("page_id", "number", "created_at"))


def news(versions, ids: frozenset[int], since: datetime, until: datetime) -> list[Item]:
    """One item for each of these cases with a version in between, latest first. Pure."""
    found: dict[int, Item] = {}
    for page_id, number, at in versions:
        if page_id in ids and since < at <= until:
            before = found.get(page_id)
            is_first = number == 1 or bool(before and before.is_first)
            found[page_id] = Item(page_id, is_first, at)
    return sorted(found.values(), key=lambda item: (item.at, item.page_id), reverse=True)

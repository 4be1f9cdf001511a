"""A few cases for a page: fetched together, however many lists they end up in."""

from dataclasses import dataclass

from practices.case_studies.models import CaseStudyPage

FEW = 3


@dataclass(frozen=True)
class NamedCase:
    """A case that an editor chose, with the reason given for it."""

    case: CaseStudyPage
    why: str


def first_ids(cases, *order: str, limit: int = FEW) -> list[int]:
    """Ids of the first few cases, freshly checked ones first unless told otherwise."""
    order = order or ("-last_checked", "title")
    return list(cases.order_by(*order).values_list("pk", flat=True)[:limit])


def fetch(visible, *lists_of_ids) -> dict[int, CaseStudyPage]:
    """All the named cases that are visible, by id, in one query."""
    wanted = {pk for ids in lists_of_ids for pk in ids}
    return visible.defer_streamfields().in_bulk(wanted) if wanted else {}


def pick(found: dict[int, CaseStudyPage], ids) -> list[CaseStudyPage]:
    return [found[pk] for pk in ids if pk in found]


def named_ids(stream) -> list[int]:
    """Ids of the cases that a stream of CaseReasons names."""
    # Raw data, not values: values would fetch the pages, visible or not, with all their streams.
    return [row["value"]["case"] for row in stream.raw_data if row["value"].get("case")]


def named(found: dict[int, CaseStudyPage], stream) -> list[NamedCase]:
    """The stream's cases with their reasons, without those that readers may not see."""
    rows = [row["value"] for row in stream.raw_data]
    return [NamedCase(found[row["case"]], row["why"]) for row in rows if row["case"] in found]

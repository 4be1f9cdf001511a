"""Rows that search, facets and barrier pages count, derived from a published page."""

from django.db import transaction

from practices.case_studies.models.barrier_met import BarrierMet


def rows_of(page) -> list[BarrierMet]:
    entries = [(number, row.value) for number, row in enumerate(page.barriers)]
    return [
        BarrierMet(
            page=page,
            barrier=value["barrier"],
            kind=value["kind"],
            how_far=value["how_far"],
            position=number,
        )
        for number, value in entries
        if value["barrier"] is not None  # the barrier was deleted since
    ]


@transaction.atomic
def derive_barriers_met(page) -> None:
    """Make the page's rows follow its stream."""
    page.barriers_met.all().delete()
    BarrierMet.objects.bulk_create(rows_of(page))

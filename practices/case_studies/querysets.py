from typing import Self

from wagtail.query import PageQuerySet

from practices.case_studies.models.barrier_met import BarrierMet


class CaseStudyQuerySet(PageQuerySet):
    def visible(self) -> Self:
        """What anyone may read: published, under no view restriction, and not a mirror."""
        return self.live().public().filter(alias_of__isnull=True)

    def facing(self, *slugs: str) -> Self:
        """Narrow to case studies that face every one of these barriers."""
        pages = self
        for slug in slugs:
            # A subquery, not a join: joins repeat rows and hide other barriers from facets.
            matching = BarrierMet.objects.filter(barrier__slug=slug)
            pages = pages.filter(pk__in=matching.values("page"))
        return pages

    def for_listing(self) -> Self:
        """With all that a case in a list shows, in a number of queries that never grows."""
        return self.defer_streamfields().prefetch_related(
            "sectors", "regions", "nations", "barriers_met__barrier"
        )

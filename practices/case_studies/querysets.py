from typing import Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Prefetch
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from practices.case_studies.models.barrier_met import BarrierMet


def is_private() -> Exists:
    """Whether the page, or one above it, is not for everybody.

    As `.public()` says, but inside the query itself: that asks for all restrictions beforehand.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(inner=path)
    return Exists(restrictions.filter(inner__startswith=F("page__path")))


class CaseStudyQuerySet(PageQuerySet):
    def visible(self) -> Self:
        """What anyone may read: published and not expired, under no view restriction, no mirror."""
        pages = self.live().filter(~is_private(), alias_of__isnull=True)
        # It stays live until `run_due` runs next.
        return pages.exclude(expire_at__lte=timezone.now())

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
        met = Prefetch("barriers_met", BarrierMet.objects.select_related("barrier"))
        return self.defer_streamfields().prefetch_related("sectors", "regions", "nations", met)

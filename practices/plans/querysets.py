from typing import Self

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce


class PlanQuerySet(QuerySet):
    def archived(self) -> Self:
        return self.exclude(archived_at=None)

    def not_archived(self) -> Self:
        return self.filter(archived_at=None)

    def titled(self, words: str) -> Self:
        """Narrow to plans whose title has every one of these words."""
        plans = self
        for word in words.split():
            plans = plans.filter(title__icontains=word)
        return plans

    def for_listing(self) -> Self:
        """With all that a plan in a list shows, in a number of queries that never grows."""
        from practices.plans.models import PlanPart

        def count(condition=None):
            parts = PlanPart.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
            counted = parts.annotate(number=Count("pk", filter=condition)).values("number")
            return Coalesce(Subquery(counted, output_field=IntegerField()), 0)

        plans = self.annotate(part_count=count(), done_count=count(Q(is_done=True)))
        return plans.select_related("organisation", "author").prefetch_related("sources")

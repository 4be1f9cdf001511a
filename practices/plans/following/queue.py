"""Mark every plan made from a source, and note who is to hear of what happened to it.

A few plans at a time, each few in one transaction: whatever stops half-way goes on from there,
and what was marked is never marked again.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from django.db import transaction
from django.utils import timezone

from practices.case_studies.models import CaseStudyVersion
from practices.plans.following.news import PART_FIELDS, is_news
from practices.plans.following.people import people_of
from practices.plans.following.standing import closed
from practices.plans.models import Plan, PlanPart, PlanSource, PlanVersion, SourceNews
from practices.plans.names import all_names
from practices.plans.says import Says

AT_ONCE = 50
What = SourceNews.What
# These say that they go on no more. Their pages still show what changed.
RESTING = {Plan.State.STOPPED}


def mark_and_queue(key: str) -> None:
    """Bring every plan made from the case or plan with this key up to where it stands now."""
    desk, last = Desk(key), 0
    while sources := desk.take(after=last):
        last = sources[-1].pk


class Desk:
    """What is needed to look through all plans made from one source."""

    def __init__(self, key: str):
        self.key = key

    @transaction.atomic
    def take(self, *, after: int) -> list[PlanSource]:
        """Settle the next few sources; gives those looked at."""
        rows = PlanSource.objects.filter(key=self.key, pk__gt=after, plan__deleted_at=None)
        rows = rows.select_related("plan__organisation").order_by("pk")
        sources = list(rows.select_for_update(of=("self",))[:AT_ONCE])
        gone = closed(sources)
        news = list(self.closed_now(sources, gone))
        news += self.later_now([source for source in sources if source.pk not in gone])
        self.queue(news)
        return sources

    def closed_now(self, sources, gone: set[int]) -> Iterator[tuple[PlanSource, str]]:
        """Those withdrawn since we last looked; those open again are told of the next time."""
        told = {source.pk for source in sources if source.told_withdrawn_at}
        PlanSource.objects.filter(pk__in=told - gone).update(told_withdrawn_at=None)
        PlanSource.objects.filter(pk__in=gone - told).update(told_withdrawn_at=timezone.now())
        return ((source, What.WITHDRAWN) for source in sources if source.pk in gone - told)

    def later_now(self, sources) -> Iterator[tuple[PlanSource, str]]:
        """Those of which a version has come that brings their plan something."""
        newest = self.newest
        behind = [each for each in sources if newest and each.told_number < newest.number]
        if not behind:
            return
        parts = self.parts(behind)
        for source in behind:
            # Whoever started from an old version has seen that there is a newer one.
            came_later = newest.created_at > source.added_at
            if came_later and is_news(source, parts[source.pk], *self.now_and_before(source)):
                yield source, What.VERSION
        ids = [source.pk for source in behind]
        PlanSource.objects.filter(pk__in=ids).update(told_number=newest.number)

    def queue(self, news: list[tuple[PlanSource, str]]) -> None:
        plans = [source.plan for source, _what in news if is_active(source.plan)]
        people = people_of(plans)
        number = self.newest.number if self.newest else 0
        SourceNews.objects.bulk_create(
            (
                SourceNews(plan=source.plan, user=user, key=self.key, number=number, what=what)
                for source, what in news
                for user in people[source.plan_id]
            ),
            ignore_conflicts=True,
        )

    def parts(self, sources: list[PlanSource]) -> dict[int, list[PlanPart]]:
        found = defaultdict(list)
        for part in PlanPart.objects.filter(source__in=sources).only(*PART_FIELDS).iterator():
            found[part.source_id].append(part)
        return found

    def now_and_before(self, source: PlanSource) -> tuple[Says, Says]:
        return self.says(self.newest.number), self.says(max(source.told_number, source.number))

    def says(self, number: int) -> Says:
        if number not in self._says:
            self._says[number] = Says(self.versions.get(number=number), self.names)
        return self._says[number]

    @cached_property
    def versions(self):
        kind = CaseStudyVersion if self.is_case else PlanVersion
        return kind.objects.filter(key=self.key)

    @cached_property
    def is_case(self) -> bool:
        return PlanSource.objects.filter(key=self.key, version__isnull=False).exists()

    @cached_property
    def newest(self):
        return self.versions.order_by("-number").first()

    @cached_property
    def names(self):
        return all_names()

    @cached_property
    def _says(self) -> dict[int, Says]:
        return {}


def is_active(plan: Plan) -> bool:
    return plan.archived_at is None and plan.state not in RESTING

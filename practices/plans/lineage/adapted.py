"""Who adapted a case or a plan, as anyone may read it on its page."""

from dataclasses import dataclass

from django.db.models import Count

from practices.plans.lineage.block_use import BlockUse, block_uses
from practices.plans.lineage.counts import others_in_words, places_in_words
from practices.plans.lineage.reach import is_named, made_from, place
from practices.plans.models import CheckIn, Plan

NAMES_SHOWN = 12
ANSWERS_SHOWN = 5


@dataclass(frozen=True)
class AdaptedBy:
    """Private plans are in the counts alone; `named` are those whose organisation agreed."""

    key: str
    places: int
    named_places: int
    named: list[Plan]
    blocks: dict[str, BlockUse]
    happened: list[CheckIn]

    @property
    def in_words(self) -> str:
        return places_in_words(self.places, self.named_places)

    @property
    def others(self) -> str:
        """Those that are not named beside it. Empty where the names do not all fit here: the
        page of the lineage tells."""
        if self.is_long:
            return ""
        return others_in_words(self.places - self.named_places, self.named_places)

    @property
    def is_long(self) -> bool:
        return len(self.named) > NAMES_SHOWN

    @property
    def shown(self) -> list[Plan]:
        return self.named[:NAMES_SHOWN]


def adapted_by(key: str, *, with_blocks: bool = True) -> AdaptedBy:
    """One query where nobody did; at most five otherwise, however many did."""
    places, named = count_places(key)
    if not places:
        return AdaptedBy(key, 0, 0, [], {}, [])
    return AdaptedBy(
        key,
        places,
        named,
        list(named_plans(key)[: NAMES_SHOWN + 1]) if named else [],
        block_uses(key) if with_blocks else {},
        what_happened(key) if named else [],
    )


def count_places(key: str) -> tuple[int, int]:
    """How many places made a plan of it, and how many of them are named."""
    plans = made_from(key).order_by().annotate(place=place())
    counted = plans.aggregate(
        all=Count("place", distinct=True), named=Count("place", distinct=True, filter=is_named())
    )
    return counted["all"], counted["named"]


def named_plans(key: str):
    """The plans whose organisation agreed to be named, by its name."""
    plans = made_from(key).filter(is_named()).select_related("organisation")
    return plans.order_by("organisation__name", "created_at")


def what_happened(key: str) -> list[CheckIn]:
    """The last answers to "how does it go?" that may be shown."""
    answers = CheckIn.objects.filter(plan__in=made_from(key), may_be_shown=True)
    answers = answers.filter(is_named("plan__")).exclude(answered_at=None)
    answers = answers.select_related("plan__organisation").order_by("-answered_at")
    return list(answers[:ANSWERS_SHOWN])

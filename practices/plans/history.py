"""Who saved what, and when. Restoring puts an old version on top; nothing is ever taken away."""

from dataclasses import dataclass
from itertools import pairwise

from django.db import transaction
from django.db.models import F, QuerySet

from hub.people.models import User
from practices.plans.models import PartVersion, Plan, PlanPart
from practices.plans.saving import save_part

FIRST = 1  # what the plan began with; nobody saved it


@dataclass(frozen=True)
class Save:
    """One save of a part, beside what stood there before it."""

    now: PartVersion
    before: PartVersion

    @property
    def changed(self) -> set[str]:
        """The fields that this save changed."""
        then = self.before.answers
        return {name for name, value in self.now.answers.items() if value != then[name]}


def versions_of(part: PlanPart) -> list[PartVersion]:
    """Every version of a part, newest first; the first of the list is what stands there now."""
    return [PartVersion.of(part), *part.past.select_related("saved_by")]


def saves_of(part: PlanPart) -> list[Save]:
    """Every save of a part, newest first."""
    versions = versions_of(part)
    return [Save(now, before) for now, before in pairwise(versions)]


def saves_in(plan: Plan) -> QuerySet:
    """Every save in the plan, newest first: dictionaries of part_id, heading, number, by_id, at."""
    columns = ("part_id", "heading", "number", "by_id", "at")
    past = PartVersion.objects.filter(part__plan=plan, number__gt=FIRST).order_by()
    now = PlanPart.objects.filter(plan=plan, version__gt=FIRST).order_by()
    past = past.values(
        "part_id", "number", heading=F("part__heading"), by_id=F("saved_by_id"), at=F("saved_at")
    )
    now = now.values(
        "heading",
        part_id=F("pk"),
        number=F("version"),
        by_id=F("updated_by_id"),
        at=F("updated_at"),
    )
    both = past.values(*columns).union(now.values(*columns), all=True)
    return both.order_by("-at", "part_id", "-number")


@transaction.atomic
def restore(*, before: PartVersion, expected_version: int, user: User) -> PlanPart:
    """Put back a part as it stood once, as a new version. Raises `StalePart`."""
    return save_part(
        part=before.part, expected_version=expected_version, user=user, **before.answers
    )

"""What one part said before. Restoring puts an old version on top; nothing is ever taken away."""

from dataclasses import dataclass
from itertools import pairwise

from django.db import transaction

from hub.people.models import User
from practices.plans.models import PartVersion, PlanPart
from practices.plans.saving import save_part


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


@transaction.atomic
def restore(*, before: PartVersion, expected_version: int, user: User) -> PlanPart:
    """Put back a part as it stood once, as a new version. Raises `StalePart`."""
    return save_part(
        part=before.part, expected_version=expected_version, user=user, **before.answers
    )

from django.conf import settings
from django.db import models

from practices.plans.models.answers import ANSWERS, Answers
from practices.plans.models.part import PlanPart


class PartVersion(Answers):
    """A part as it stood until somebody saved it again. What stands now is the part itself."""

    part = models.ForeignKey(PlanPart, on_delete=models.CASCADE, related_name="past")
    number = models.PositiveIntegerField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["part", "number"], name="plans_part_version_unique")
        ]

    def __str__(self):
        return f"{self.part}, version {self.number}"

    @classmethod
    def of(cls, part: PlanPart) -> "PartVersion":
        """The part as it stands, unsaved."""
        return cls(
            part=part,
            number=part.version,
            saved_by_id=part.updated_by_id,
            saved_at=part.updated_at,
            **{name: getattr(part, name) for name in ANSWERS},
        )

    @property
    def answers(self) -> dict:
        """What the part held, by field."""
        return {name: getattr(self, name) for name in ANSWERS}

    # What was asked never changes.

    @property
    def kind(self) -> str:
        return self.part.kind

    @property
    def choices(self) -> list:
        return self.part.choices

    @property
    def source_uid(self) -> str:
        return self.part.source_uid

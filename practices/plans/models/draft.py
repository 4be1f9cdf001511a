from django.conf import settings
from django.db import models

from practices.plans.models.part import PlanPart


class PartDraft(models.Model):
    """What one person has typed into a part and not saved. Nobody else sees the words."""

    part = models.ForeignKey(PlanPart, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plan_drafts"
    )
    expected_version = models.PositiveIntegerField(help_text="The version that the writer saw.")
    values = models.JSONField(help_text="The fields of the form as they were sent.")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "user"], name="plans_draft_unique")]

    def __str__(self):
        return f"{self.user} at {self.part}"

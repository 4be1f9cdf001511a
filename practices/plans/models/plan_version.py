from django.db import models
from django.urls import reverse

from practices.plans.models.plan import Plan


class PlanVersion(models.Model):
    """What a plan said when others adapted it, or when its team gave out a new version.

    Immutable, and it outlives the plan: forks of the plan hold to it.
    """

    key = models.CharField(max_length=32, db_index=True, help_text="The plan's id.")
    number = models.PositiveIntegerField()
    plan = models.ForeignKey(Plan, null=True, on_delete=models.SET_NULL, related_name="versions")
    created_at = models.DateTimeField(auto_now_add=True)
    change_note = models.CharField(max_length=250, blank=True)
    content = models.JSONField(help_text="As `keep_plan_version` writes it.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the canonical JSON.")

    class Meta:
        ordering = ["key", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="plans_plan_version_unique")
        ]

    def __str__(self):
        return f"{self.title}, version {self.number}"

    def save(self, *args, **kwargs):
        if self.pk and not self._state.adding:
            raise TypeError("A kept version is never changed.")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("plan-version", args=[self.key, self.number])

    @property
    def title(self) -> str:
        return self.content["title"]

    @property
    def licence(self) -> dict:
        """What others may do with its words: the licence's name and address."""
        return self.content["licence"]

    @property
    def place_name(self) -> str:
        """Whose plan it is."""
        return self.content["organisation"]

from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.plans.models.part_row import PartRow


class Measure(PartRow):
    """Something to count or ask about, to know whether the plan works."""

    class Kind(models.TextChoices):
        OUTCOME = "outcome", _("What changes for people")
        PROCESS = "process", _("What we do")
        EXPERIENCE = "experience", _("How it feels to people")

    class Better(models.TextChoices):
        UP = "up", _("Higher is better")
        DOWN = "down", _("Lower is better")
        NEITHER = "neither", _("Neither")

    what = models.CharField(max_length=250)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OUTCOME)
    unit = models.CharField(max_length=60, blank=True)
    better = models.CharField(max_length=8, choices=Better, default=Better.UP)
    baseline = models.CharField(max_length=250, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    compared_with = models.CharField(max_length=250, blank=True)
    collected_by = models.CharField(max_length=250, blank=True)

    def __str__(self):
        return self.what


class Reading(models.Model):
    """What a measure showed on one day."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="readings")
    day = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=3)
    note = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "day"], name="plans_reading_unique")
        ]

    def __str__(self):
        return f"{self.value} on {self.day}"

from django.db import models

from practices.plans.models.part import PlanPart
from practices.plans.models.plan import Plan


class PartRow(models.Model):
    """One entry of a part that holds a table rather than prose: a step, a measure, a risk."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="%(class)ss")
    part = models.ForeignKey(PlanPart, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

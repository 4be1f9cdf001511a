from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.plans.models.part import PlanPart
from practices.plans.models.plan import Plan


class Action(models.Model):
    """Who does what by when."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="actions")
    part = models.ForeignKey(PlanPart, on_delete=models.CASCADE, related_name="actions")
    what = models.CharField(max_length=500)
    owner = models.CharField(max_length=200, blank=True, help_text=_("A role first, then a name."))
    due = models.DateField(null=True, blank=True)
    is_done = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.what

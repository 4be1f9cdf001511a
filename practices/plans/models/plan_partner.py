from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.plans.models.plan import Plan


class PlanPartner(models.Model):
    """Another organisation in a joint plan, and how far its people may go."""

    class Role(models.TextChoices):
        READER = "reader", _("Read and comment")
        EDITOR = "editor", _("Read, comment and write")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="partnerships")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.CASCADE, related_name="partnerships"
    )
    role = models.CharField(max_length=10, choices=Role, default=Role.EDITOR)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "organisation"], name="plans_partner_unique")
        ]

    def __str__(self):
        return f"{self.organisation} in {self.plan}"

from django.conf import settings
from django.db import models
from django.db.models import Q

from practices.plans.models.plan import Plan


class FitCheck(models.Model):
    """How one person answers the six questions about whether a practice fits their place.

    It may be made before there is a plan; then it belongs to a person and the source's key.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="fit_checks"
    )
    plan = models.ForeignKey(Plan, null=True, on_delete=models.CASCADE, related_name="fit_checks")
    key = models.CharField(max_length=32, help_text="The source's key.")
    answers = models.JSONField(
        default=dict, help_text='By question: {"value": 1 to 5 or null, "note": text}.'
    )
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "user"], condition=Q(plan__isnull=False), name="plans_fit_unique"
            ),
            models.UniqueConstraint(
                fields=["key", "user"],
                condition=Q(plan__isnull=True),
                name="plans_fit_before_unique",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.key}"

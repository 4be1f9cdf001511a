from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.plans.models.plan import Plan


class CheckIn(models.Model):
    """The question, some months after a plan began, how it goes, and the answer."""

    class Going(models.TextChoices):
        GOING = "going", _("It is going as planned")
        CHANGED = "changed", _("It is going, but we changed it")
        STOPPED = "stopped", _("We stopped")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="check_ins")
    months = models.PositiveSmallIntegerField(help_text=_("After the plan was started."))
    due = models.DateField()
    asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    going = models.CharField(max_length=10, choices=Going, blank=True)
    because = models.TextField(max_length=2000, blank=True)
    happened = models.TextField(max_length=2000, blank=True)
    may_be_shown = models.BooleanField(default=False)

    class Meta:
        ordering = ["due"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "months"], name="plans_check_in_unique")
        ]

    def __str__(self):
        return f"{self.plan} after {self.months} months"

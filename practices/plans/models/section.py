from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from practices.plans.models.plan import Plan


class PlanSection(models.Model):
    """One step of a plan, with what was decided at its end."""

    class Decision(models.TextChoices):
        GO_ON = "go-on", _("Go on")
        GO_BACK = "go-back", _("Go back or look again")
        STOP_HERE = "stop-here", _("Stop here")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=100)
    intro = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()
    own_blocks = models.JSONField(
        null=True, help_text=_("The template's part for building blocks of one's own, if any.")
    )

    # Who sees to it, and by when
    lead = models.CharField(max_length=200, blank=True, help_text=_("A role first, then a name."))
    due = models.DateField(null=True, blank=True)

    ends_with_decision = models.BooleanField(default=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    reason = models.TextField(blank=True)

    version = models.PositiveIntegerField(default=1)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="plans_section_unique")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("plan-section", args=[self.plan_id, self.key])

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.plans.models.plan import Plan
from practices.plans.models.plan_version import PlanVersion


class PlanSource(models.Model):
    """What a plan was forked from: a version of a case study, or of another plan.

    That version stands as long as the plan does.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sources")
    version = models.ForeignKey(
        "case_studies.CaseStudyVersion",
        null=True,
        on_delete=models.PROTECT,
        related_name="plan_sources",
    )
    plan_version = models.ForeignKey(
        PlanVersion, null=True, on_delete=models.PROTECT, related_name="plan_sources"
    )
    # Copied, so that a list of plans need not read whole cases. A kept version never changes.
    key = models.CharField(max_length=32, db_index=True)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    # What was decided about later versions, but for parts, which know it themselves
    left_out = models.JSONField(default=list, help_text=_("Building blocks decided against."))
    noted_number = models.PositiveIntegerField(
        default=0, help_text=_("The last version of which somebody noted a new evidence mark.")
    )
    told_number = models.PositiveIntegerField(
        default=0, help_text=_("The last version of which the plan's team was told.")
    )
    told_withdrawn_at = models.DateTimeField(
        null=True, help_text=_("When the plan's team was told that the source is withdrawn.")
    )
    position = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField(default=timezone.now)

    # Set by `sources_of`
    later = None
    is_withdrawn = False

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "version"], name="plans_source_unique"),
            models.UniqueConstraint(
                fields=["plan", "plan_version"], name="plans_plan_source_unique"
            ),
            models.CheckConstraint(
                condition=Q(version__isnull=True) ^ Q(plan_version__isnull=True),
                name="plans_source_is_one_thing",
            ),
        ]

    def __str__(self):
        return f"{self.title}, version {self.number}"

    @property
    def origin(self):
        """The kept version that the plan was forked from; see `origins`."""
        return self.plan_version or self.version

    @property
    def licence(self) -> dict:
        return self.origin.licence

    @property
    def is_plan(self) -> bool:
        return self.plan_version_id is not None

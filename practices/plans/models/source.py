from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.case_studies.phrases import licence_of
from practices.plans.models.plan import Plan


class PlanSource(models.Model):
    """What a plan was forked from. Its version stands as long as the plan does."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sources")
    version = models.ForeignKey(
        "case_studies.CaseStudyVersion", on_delete=models.PROTECT, related_name="plan_sources"
    )
    # Copied, so that a list of plans need not read whole cases. A kept version never changes.
    key = models.CharField(max_length=12, db_index=True)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    # What was decided about later versions, but for parts, which know it themselves
    left_out = models.JSONField(default=list, help_text=_("Building blocks decided against."))
    noted_number = models.PositiveIntegerField(
        default=0, help_text=_("The last version of which somebody noted a new evidence mark.")
    )
    position = models.PositiveSmallIntegerField(default=0)

    # Set by `sources_of`
    later = None
    is_withdrawn = False

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "version"], name="plans_source_unique")
        ]

    def __str__(self):
        return f"{self.title}, version {self.number}"

    @property
    def licence(self) -> dict:
        """What others may do with the source's words: its name and address."""
        return licence_of(self.version.content["provenance"])

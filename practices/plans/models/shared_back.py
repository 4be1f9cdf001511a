from django.conf import settings
from django.db import models

from practices.plans.models.plan import Plan


class SharedBack(models.Model):
    """The case study that a plan became, as a draft first."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="shared_back")
    page = models.OneToOneField(
        "case_studies.CaseStudyPage", on_delete=models.CASCADE, related_name="shared_back"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-made_at"]
        verbose_name_plural = "shared back"

    def __str__(self):
        return f"{self.page} from {self.plan}"

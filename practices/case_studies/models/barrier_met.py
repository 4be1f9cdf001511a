from django.db import models

from practices.case_studies.choices import HowFar


class BarrierMet(models.Model):
    """One barrier entry of a published case as a row, for search, facets and barrier pages.

    Derived from the page's stream at publish by `derive.py`; never edited.
    """

    page = models.ForeignKey(
        "case_studies.CaseStudyPage", on_delete=models.CASCADE, related_name="barriers_met"
    )
    barrier = models.ForeignKey("taxonomy.Barrier", on_delete=models.CASCADE, related_name="met_in")
    kind = models.ForeignKey(
        "taxonomy.BarrierKind", null=True, on_delete=models.SET_NULL, related_name="met_in"
    )
    how_far = models.CharField(max_length=12, choices=HowFar)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return f"{self.barrier}: {self.get_how_far_display()}"

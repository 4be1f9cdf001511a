from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.plans.models.part_row import PartRow


class Risk(PartRow):
    """What may go wrong, and what is done about it."""

    class Level(models.TextChoices):
        LOW = "low", _("Low")
        MEDIUM = "medium", _("Medium")
        HIGH = "high", _("High")

    what = models.CharField(max_length=500)
    barrier = models.ForeignKey(
        "taxonomy.Barrier", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    likelihood = models.CharField(max_length=8, choices=Level, blank=True)
    impact = models.CharField(max_length=8, choices=Level, blank=True)
    response = models.TextField(max_length=1000, blank=True)
    owner = models.CharField(max_length=200, blank=True)

    def __str__(self):
        return self.what

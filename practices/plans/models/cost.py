from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.plans.models.part_row import PartRow


class Cost(PartRow):
    """One line of money: what it costs or saves, when, and whose it is."""

    class Kind(models.TextChoices):
        SET_UP = "set-up", _("Once, to set it up")
        RUNNING = "running", _("Each year")
        SAVING = "saving", _("Saved each year")

    what = models.CharField(max_length=250)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.RUNNING)
    pounds = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    years = models.CharField(max_length=60, blank=True)
    who_pays = models.CharField(max_length=200, blank=True)
    who_gains = models.CharField(max_length=200, blank=True)
    ends = models.DateField(null=True, blank=True)

    def __str__(self):
        return self.what

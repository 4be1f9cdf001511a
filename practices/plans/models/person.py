from django.db import models

from practices.plans.models.part_row import PartRow


class Person(PartRow):
    """Somebody with a part in the plan. A role comes first: people move on."""

    role = models.CharField(max_length=200)
    name = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    does = models.CharField(max_length=500, blank=True)
    days_a_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)

    class Meta(PartRow.Meta):
        verbose_name_plural = "people"

    def __str__(self):
        return self.role

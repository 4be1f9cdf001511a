from django.db import models

from practices.plans.models.part_row import PartRow


class DataFlow(PartRow):
    """Personal data that goes from one body to another, and what allows it."""

    what = models.CharField(max_length=250)
    purpose = models.CharField(max_length=500, blank=True)
    shared_by = models.CharField(max_length=200, blank=True)
    shared_with = models.CharField(max_length=200, blank=True)
    legal_basis = models.CharField(max_length=500, blank=True)
    agreement = models.CharField(max_length=250, blank=True)
    owner = models.CharField(max_length=200, blank=True)

    def __str__(self):
        return self.what

from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.plans.models.part_row import PartRow


class Action(PartRow):
    """Who does what by when."""

    what = models.CharField(max_length=500)
    owner = models.CharField(max_length=200, blank=True, help_text=_("A role first, then a name."))
    due = models.DateField(null=True, blank=True)
    is_done = models.BooleanField(default=False)

    def __str__(self):
        return self.what

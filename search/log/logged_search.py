from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_QUESTION = 150
LONGEST_FILTERS = 400


class LoggedSearch(models.Model):
    """How often one search was made on one day. Nothing in it says by whom, or when in the day."""

    day = models.DateField()
    # Small letters, single spaces, and nothing that may tell of a person (see blanks.py).
    question = models.CharField(max_length=LONGEST_QUESTION, blank=True)
    # As in an address: "barrier=data-sharing&sector=housing".
    filters = models.CharField(max_length=LONGEST_FILTERS, blank=True)
    count = models.PositiveIntegerField(default=1)
    hits = models.PositiveIntegerField(_("results"), help_text=_("When it was last made."))
    was_corrected = models.BooleanField(default=False)
    was_widened = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("search made")
        verbose_name_plural = _("searches made")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "question", "filters"], name="search_logged_once_a_day"
            )
        ]

    def __str__(self):
        return f"{self.day}: {self.question}"

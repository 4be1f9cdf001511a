from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewAsk(models.Model):
    """The question whether a published case is still right, and what was answered."""

    class Answer(models.TextChoices):
        RIGHT = "right", _("Still right")
        CHANGED = "changed", _("Something changed")

    page = models.ForeignKey(
        "case_studies.CaseStudyPage", on_delete=models.CASCADE, related_name="review_asks"
    )
    due = models.DateField()
    asked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.EmailField(max_length=254, blank=True, help_text=_("Whose link it was."))
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    note = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ["-due", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "due"], name="case_studies_one_ask_a_term")
        ]

    def __str__(self):
        return f"{self.page}, due {self.due}"

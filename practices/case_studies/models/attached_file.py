from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string


class FileText(models.Model):
    """The words in one file, read once however often the file is attached or uploaded."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        READ = "read", _("Read")
        UNREADABLE = "unreadable", _("Could not be read")

    digest = models.CharField(max_length=40, unique=True, help_text="SHA-1 of the file.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=250, blank=True, help_text="Why it could not be read.")
    text = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(
        default=0, help_text="How often the store or a busy machine kept it from being read."
    )

    def __str__(self):
        return f"{self.digest}: {self.get_state_display()}"


class AttachedFile(models.Model):
    """A document among the files of a published case, as a row, so that search can ask for many.

    Derived from the page's stream at publish by `attachments/follow.py`; never edited.
    """

    page = models.ForeignKey(
        "case_studies.CaseStudyPage", on_delete=models.CASCADE, related_name="attached_files"
    )
    document = models.ForeignKey(
        get_document_model_string(), on_delete=models.CASCADE, related_name="attached_to"
    )
    text = models.ForeignKey(
        FileText, null=True, on_delete=models.SET_NULL, related_name="attached"
    )
    title = models.CharField(max_length=255)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "document"], name="case_studies_attached_file_unique"
            )
        ]

    def __str__(self):
        return self.title

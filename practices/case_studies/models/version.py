from django.db import models
from django.urls import reverse

from practices.case_studies.choices import Provenance
from practices.case_studies.phrases import licence_of


class CaseStudyVersion(models.Model):
    """The content of a case study as it stood when its content last changed at publish.

    Immutable. It outlives the page and its addresses do not move with it.
    """

    key = models.CharField(max_length=12, db_index=True)
    number = models.PositiveIntegerField()
    page = models.ForeignKey(
        "case_studies.CaseStudyPage",
        null=True,
        on_delete=models.SET_NULL,
        related_name="versions",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    change_note = models.CharField(max_length=250, blank=True)
    schema_number = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField(help_text="The case in the form of a case file.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the canonical JSON.")

    class Meta:
        ordering = ["key", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="case_studies_version_unique")
        ]

    def __str__(self):
        return f"{self.title}, version {self.number}"

    def save(self, *args, **kwargs):
        if self.pk and not self._state.adding:
            raise TypeError("A kept version is never changed.")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("case-version", args=[self.key, self.number])

    @property
    def title(self) -> str:
        return self.content["title"]

    @property
    def licence(self) -> dict:
        """What others may do with its words: the licence's name and address."""
        return licence_of(self.content["provenance"])

    @property
    def place_name(self) -> str:
        return self.content["place"]["name"]

    @property
    def is_compiled(self) -> bool:
        return self.content.get("provenance") != Provenance.OWNER

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.people.models.organisation import Organisation


class Proposal(models.Model):
    """An organisation that the hub does not list yet, as somebody who works there proposes it."""

    name = models.CharField(max_length=200)
    website = models.URLField(max_length=300, blank=True)
    note = models.TextField(max_length=1000, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="proposals"
    )
    proposed_at = models.DateTimeField(auto_now_add=True)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Which one it is: whoever proposed it then asks to join it."),
    )
    refused_because = models.CharField(
        max_length=500, blank=True, help_text=_("If it does not fit: why. The person is told.")
    )

    class Meta:
        ordering = ["-proposed_at"]

    def __str__(self):
        return self.name

    @property
    def is_waiting(self) -> bool:
        return not (self.organisation_id or self.refused_because)

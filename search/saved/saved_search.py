import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_QUERY = 2000  # characters; an index of PostgreSQL takes no value much longer


def new_token() -> str:
    return secrets.token_urlsafe(32)


class Frequency(models.TextChoices):
    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    NEVER = "never", _("Never")


class SavedSearchQuerySet(models.QuerySet):
    def due(self, slots: dict) -> "SavedSearchQuerySet":
        """Those to look at now. `slots` says up to when, for each frequency."""
        waiting = Q()
        for frequency, until in slots.items():
            waiting |= Q(frequency=frequency, told_until__lt=until)
        return self.filter(waiting, owner__is_active=True)


class SavedSearch(models.Model):
    """A search that someone follows."""

    # Its address must not tell how many there are, nor lead to the next one.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(max_length=150)
    # What `Followed.query` gives: the same search is always written in the same way.
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)
    frequency = models.CharField(max_length=6, choices=Frequency, default=Frequency.DAILY)
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # Versions of cases up to this moment are no longer news.
    told_until = models.DateTimeField(default=timezone.now)
    last_sent = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    # Its owner has been mailed that one of its filters is no longer there.
    told_of_loss = models.BooleanField(default=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["name", "created_at"]
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [models.UniqueConstraint(fields=["owner", "query"], name="search_saved_once")]
        indexes = [models.Index(fields=["frequency", "told_until"], name="search_saved_due")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("saved-search", args=[self.pk])

    @property
    def feed_url(self) -> str:
        return reverse("saved-search-feed", args=[self.token])

"""The outbox: what has changed in the database and is still to go into the index."""

from django.db import models
from django.utils import timezone

MOST_TRIES = 3


class IndexChangeQuerySet(models.QuerySet):
    def due(self):
        """Changes to bring in now, oldest first."""
        return self.filter(due__lte=timezone.now(), tries__lt=MOST_TRIES).order_by("pk")

    def waiting(self):
        """Changes that will be brought in, now or at another try."""
        return self.filter(tries__lt=MOST_TRIES)

    def refused(self):
        """Changes of objects that could not be indexed, however often it was tried."""
        return self.filter(tries__gte=MOST_TRIES)


class IndexChange(models.Model):
    """One object that was saved or deleted, written in the transaction that did it."""

    model = models.CharField(max_length=200)  # "app.model", in small letters
    key = models.CharField(max_length=255)
    created = models.DateTimeField(auto_now_add=True)
    tries = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField(default=timezone.now)

    objects = IndexChangeQuerySet.as_manager()

    class Meta:
        app_label = "search_backend"

    def __str__(self):
        return f"{self.model} {self.key}"

from django.db import models
from django.db.models import F


class LibraryStamp(models.Model):
    """One row whose number grows whenever what visitors may see changes.

    It is bumped in the same transaction as the change, so that a process which keeps counts in
    memory knows, by one cheap query, that they are out of date.
    """

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def bump(cls) -> None:
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.create(pk=1, number=1)

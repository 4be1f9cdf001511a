from django.db import models


class LoadedItem(models.Model):
    """One item of a fixture file and the row that it became.

    It stays when the row is moved or deleted, so that loading again never brings back what an
    editor took away.
    """

    item = models.CharField(max_length=200, unique=True, help_text="File and place within it.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the item when last loaded.")
    object_id = models.PositiveBigIntegerField()
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return self.item

import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models

from practices.plans.models.plan import Plan


def private_storage():
    """Outside what the web server hands out; a view does, to those who see the plan."""
    return storages["private"]


def place(file: "PlanFile", filename: str) -> str:
    return f"plans/{file.plan_id}/{file.pk}"


class PlanFile(models.Model):
    """A file attached to a plan."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    file = models.FileField(storage=private_storage, upload_to=place, max_length=250)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    content_type = models.CharField(max_length=100)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title

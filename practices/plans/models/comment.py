from django.conf import settings
from django.db import models

from practices.plans.models.part import PlanPart
from practices.plans.models.plan import Plan


class Comment(models.Model):
    """A remark beside a part, or an answer to one. Only a first remark is resolved."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="comments")
    part = models.ForeignKey(PlanPart, on_delete=models.CASCADE, related_name="comments")
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(max_length=5000)
    mentioned = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="mentioned_in"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self):
        return self.text[:60]

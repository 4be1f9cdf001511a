from django.conf import settings
from django.db import models

from practices.plans.models.plan import Plan


class SourceNews(models.Model):
    """That somebody is to be told what happened to a source of their plan; kept a while once told.

    All rows that are alike but for the plan are one event and make one mail.
    """

    class What(models.TextChoices):
        VERSION = "version"
        WITHDRAWN = "withdrawn"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=32, help_text="The source's, as in PlanSource.")
    number = models.PositiveIntegerField(help_text="The source's newest version at the time.")
    what = models.CharField(max_length=10, choices=What)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True, help_text="When a mail last would not go.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key", "number", "what", "plan"], name="plans_source_news_unique"
            )
        ]
        indexes = [
            models.Index(
                fields=["user", "key"],
                condition=models.Q(sent_at__isnull=True),
                name="plans_source_news_waiting",
            )
        ]

    def __str__(self):
        return f"{self.what} {self.number} of {self.key}"

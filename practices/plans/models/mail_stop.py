from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MailStop(models.Model):
    """That somebody wants no more mails of one kind, whatever plans they work on."""

    class Kind(models.TextChoices):
        UPDATES = "updates", _("when something your plans are made from has changed")
        CHECK_INS = "check-ins", _("to ask how your plans go")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="plans_mail_stop_unique")
        ]

    def __str__(self):
        return f"{self.user}: {self.get_kind_display()}"

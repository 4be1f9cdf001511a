from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.plans.models.plan import Plan


class GuestQuerySet(models.QuerySet):
    def current(self):
        """Those who came in and may still."""
        return self.filter(user__isnull=False, revoked_at__isnull=True, until__gt=timezone.now())


class Guest(models.Model):
    """Somebody from outside, invited by mail to one plan. `user` is who took the invitation up."""

    class Role(models.TextChoices):
        READER = "reader", _("Read and comment")
        EDITOR = "editor", _("Read, comment and write")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="guests")
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=10, choices=Role, default=Role.READER)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="guest_of",
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_at = models.DateTimeField(auto_now_add=True)
    link_until = models.DateTimeField(help_text=_("The link in the mail works until then."))
    until = models.DateTimeField(help_text=_("They see the plan until then."))
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = GuestQuerySet.as_manager()

    class Meta:
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "email"],
                condition=Q(revoked_at__isnull=True),
                name="plans_guest_unique",
            )
        ]

    def __str__(self):
        return self.email

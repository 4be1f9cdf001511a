from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from hub.people.models.membership import Membership
from hub.people.models.organisation import Organisation


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Those that can still be taken up."""
        return self.unanswered().filter(link_until__gt=timezone.now())

    def unanswered(self):
        return self.filter(taken_at__isnull=True, revoked_at__isnull=True)


class Invitation(models.Model):
    """An owner asks somebody by mail to join an organisation."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=10, choices=Membership.Role, default=Membership.Role.EDITOR)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_at = models.DateTimeField(auto_now_add=True)
    link_until = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Lower("email"),
                condition=Q(taken_at__isnull=True, revoked_at__isnull=True),
                name="people_one_open_invitation",
            )
        ]

    def __str__(self):
        return f"{self.email} to {self.organisation}"

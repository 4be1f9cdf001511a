from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.people.models.organisation import Organisation


class MembershipQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(state=Membership.State.CONFIRMED)


class Membership(models.Model):
    """A person in an organisation. Until it is confirmed it opens nothing."""

    class Role(models.TextChoices):
        READER = "reader", _("Reader")
        EDITOR = "editor", _("Editor")
        OWNER = "owner", _("Owner")

    class State(models.TextChoices):
        ASKED = "asked", _("Asked to join")
        CONFIRMED = "confirmed", _("Confirmed")
        LEFT = "left", _("Left")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=10, choices=Role, default=Role.EDITOR)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    may_be_asked = models.BooleanField(
        default=False, help_text=_("The organisation's page may name this person to ask.")
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                name="people_membership_unique",
                violation_error_message=_("This person is already listed in this organisation."),
            )
        ]

    def __str__(self):
        return f"{self.user} in {self.organisation}: {self.get_role_display()}"

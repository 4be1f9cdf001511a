import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from practices.plans.querysets import PlanQuerySet


class Plan(models.Model):
    """What one place makes of a case study. It belongs to an organisation."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        AGREED = "agreed", _("Agreed")
        IN_DELIVERY = "in-delivery", _("In delivery")
        FINISHED = "finished", _("Finished")
        STOPPED = "stopped", _("Stopped")

    class Visibility(models.TextChoices):
        US = "us", _("Only us")
        PARTNERS = "partners", _("Us and named partners")
        BODIES = "bodies", _("Signed-in public bodies")
        EVERYONE = "everyone", _("Everyone")

    # The address of a plan must not tell how many there are, nor lead to the next one.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="plans",
        help_text=_("Empty: private to its author, until an organisation has confirmed them."),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="plans"
    )
    title = models.CharField(max_length=250)
    # Copied, because a template may be changed or deleted; the plan stays as it began.
    template_slug = models.SlugField(max_length=100)
    template_name = models.CharField(max_length=100)
    template_number = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    stopped_because = models.TextField(blank=True)

    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.US)
    partners = models.ManyToManyField(
        "people.Organisation", through="PlanPartner", related_name="joint_plans"
    )
    is_named = models.BooleanField(
        default=False, help_text=_("The source may name us among those who adapted it.")
    )

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True, help_text=_("Kept for 30 days more."))
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "id"]
        indexes = [
            models.Index(fields=["organisation", "-updated_at"], name="plans_by_owner"),
            models.Index(fields=["visibility", "-updated_at"], name="plans_by_visibility"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("plan", args=[self.pk])

    @property
    def written_by(self) -> str:
        """Whose it is, to people who were sent a copy."""
        return str(self.organisation or self.author or "")

    @property
    def owner_name(self) -> str:
        """Whose it is, to someone who may see it here."""
        return self.organisation.name if self.organisation else _("Only you")

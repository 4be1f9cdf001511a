from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from practices.plans.models.plan import Plan
from practices.plans.models.section import PlanSection
from practices.plans.models.source import PlanSource


class PlanPart(models.Model):
    """One question of a plan: what the source says, what we write, and what we decided."""

    class Decision(models.TextChoices):
        KEEP = "keep", _("Keep")
        ADAPT = "adapt", _("Change")
        REPLACE = "replace", _("Do the same job another way")
        DROP = "drop", _("Drop")
        ADD = "add", _("Add")

    class Likeness(models.TextChoices):
        SAME = "same", _("Same")
        DIFFERENT = "different", _("Different")
        UNKNOWN = "unknown", _("Not known")

    class Matters(models.TextChoices):
        YES = "yes", _("Yes, it matters")
        NO = "no", _("No")
        UNSURE = "unsure", _("Not sure")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="parts")
    section = models.ForeignKey(PlanSection, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveIntegerField()

    # What is asked, copied from the template
    key = models.SlugField(max_length=60)
    heading = models.CharField(max_length=250)
    prompt = models.TextField(blank=True)
    theirs_prompt = models.TextField(blank=True)
    help = models.TextField(blank=True)
    kind = models.CharField(max_length=20)
    required = models.BooleanField(default=False)
    choices = models.JSONField(default=list, help_text=_("Pairs of a value and its label."))
    takes_many = models.BooleanField(default=False, help_text=_("Several choices at once."))

    # What the source says
    source = models.ForeignKey(
        PlanSource, null=True, on_delete=models.RESTRICT, related_name="parts"
    )
    source_uid = models.CharField(max_length=60, blank=True, help_text=_("Building block."))
    source_fields = models.JSONField(default=list)
    base = models.TextField(blank=True, help_text=_("The source's text at the agreed version."))
    core = models.BooleanField(null=True)

    # What we say
    text = models.TextField(blank=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    reason = models.TextField(blank=True)
    chosen = models.JSONField(default=list)
    likeness = models.CharField(max_length=10, choices=Likeness, blank=True)
    matters = models.CharField(max_length=10, choices=Matters, blank=True)
    is_done = models.BooleanField(default=False)

    version = models.PositiveIntegerField(default=1)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["plan", "position"], name="plans_part_order")]

    def __str__(self):
        return self.heading

    def get_absolute_url(self):
        return reverse("plan-part", args=[self.plan_id, self.pk])

    @property
    def is_block(self) -> bool:
        return self.kind == "blocks"

    @property
    def is_own_block(self) -> bool:
        """A building block that the source does not have."""
        return self.is_block and not self.source_uid

    @property
    def is_undecided(self) -> bool:
        """A building block of which nobody has said yet what becomes of it."""
        return self.is_block and not self.decision

    @property
    def drops_core(self) -> bool:
        return self.core is True and self.decision == self.Decision.DROP

    @property
    def is_as_in_source(self) -> bool:
        """A building block whose words nobody has changed yet."""
        return bool(self.source_uid) and self.text == self.base

    @property
    def own_words(self) -> str:
        """The text to show in a finished plan: the source's words only once they are kept."""
        is_kept = self.decision not in ("", self.Decision.DROP)
        return self.text if is_kept or not self.is_as_in_source else ""

    @property
    def chosen_labels(self) -> list[str]:
        return [label for value, label in self.choices if value in self.chosen]

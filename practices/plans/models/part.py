import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from practices.plans.models.answers import Answers
from practices.plans.models.plan import Plan
from practices.plans.models.section import PlanSection
from practices.plans.models.source import PlanSource


def new_uid() -> str:
    return uuid.uuid4().hex


class PlanPart(Answers):
    """One question of a plan: what the source says, what we write, and what we decided."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="parts")
    section = models.ForeignKey(PlanSection, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveIntegerField()
    uid = models.CharField(
        max_length=60, default=new_uid, help_text=_("Lasting: forks of this plan know it by this.")
    )

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
    # The building block of a case that it began from, through however many plans
    case_key = models.CharField(max_length=12, blank=True, db_index=True)
    case_uid = models.CharField(max_length=60, blank=True)

    version = models.PositiveIntegerField(default=1)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["plan", "position"], name="plans_part_order")]
        constraints = [models.UniqueConstraint(fields=["plan", "uid"], name="plans_part_uid")]

    def __str__(self):
        return self.heading

    def get_absolute_url(self):
        return reverse("plan-part", args=[self.plan_id, self.pk])

    def take(self, source: PlanSource, block) -> None:
        """Begin with a building block of a source, as `origins.blocks_of` gives it."""
        self.source, self.source_uid, self.core = source, block.uid, block.core
        self.case_key, self.case_uid = block.case_key, block.case_uid
        self.base = self.text = block.html

    @property
    def is_own_block(self) -> bool:
        """A building block that the source does not have."""
        return self.is_block and not self.source_uid

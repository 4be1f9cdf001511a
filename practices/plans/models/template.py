from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import RevisionMixin

from practices.plans.template_schema import faults


class PlanTemplate(RevisionMixin, models.Model):
    """The sections and questions that a plan begins with. A change never reaches a plan made
    before it: a plan copies what it needs when it is forked."""

    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100, unique=True)
    purpose = models.TextField(blank=True)
    sections = models.JSONField(help_text=_("As in fixtures/plan-templates.json."))
    position = models.PositiveSmallIntegerField(default=0)
    organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="plan_templates",
        help_text=_("Whose own template it is. Empty: the hub's, for everybody."),
    )
    number = models.PositiveIntegerField(
        default=1, editable=False, help_text=_("Rises each time its sections change.")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("purpose"),
        FieldPanel("sections"),
        FieldPanel("position"),
    ]

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        found = faults(self.sections) if self.sections else []
        if found:
            raise ValidationError({"sections": found[:10]})

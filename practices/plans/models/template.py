from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PreviewableMixin, RevisionMixin

from practices.plans.template_editor.blocks import SectionsBlock
from practices.plans.template_editor.form import CHANGE, PlanTemplateForm
from practices.plans.template_editor.keys import free_key
from practices.plans.template_editor.outline import outline
from practices.plans.template_editor.rows import from_stream, to_stream
from practices.plans.template_schema import faults


class PlanTemplate(PreviewableMixin, RevisionMixin, models.Model):
    """The sections and questions that a plan begins with. A change never reaches a plan made
    before it: a plan copies what it needs when it is forked."""

    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100, unique=True)
    purpose = models.TextField(
        blank=True, help_text=_("When to use it, in a sentence: people choose by this.")
    )
    sections = StreamField(SectionsBlock())
    position = models.PositiveSmallIntegerField(
        default=0, help_text=_("Its place among the hub's templates.")
    )
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
        FieldPanel("purpose"),
        FieldPanel("organisation"),
        FieldPanel("position", permission=CHANGE),
        FieldPanel("sections"),
    ]
    base_form_class = PlanTemplateForm

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    @transaction.atomic
    def save(self, *args, **kwargs):
        if not kwargs.get("update_fields"):
            self.slug = self.slug or self._free_slug()
            self._count_up()
        super().save(*args, **kwargs)

    @property
    def rows(self) -> list[dict]:
        """The sections in the form of fixtures/plan-templates.json."""
        return from_stream(self.sections)

    def fill(self, rows: list[dict]) -> None:
        """Take sections in that form. Raises `ValidationError` where they make no sense."""
        found = faults(rows)
        if found:
            raise ValidationError({"sections": found[:10]})
        self.sections = PlanTemplate._meta.get_field("sections").to_python(to_stream(rows))

    @property
    def whose(self) -> str:
        return str(self.organisation or _("The hub's"))

    def get_preview_template(self, request, mode_name):
        return "practices/plans/template_preview.html"

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        return context | {"outline": outline(self.rows)}

    def _free_slug(self) -> str:
        taken = set(PlanTemplate.objects.values_list("slug", flat=True))
        return free_key(self.name, taken)

    def _count_up(self) -> None:
        """Two editors who save at once must not give two forms the same number."""
        stored = PlanTemplate.objects.select_for_update().filter(pk=self.pk).first()
        if stored:
            self.number = stored.number + (stored.rows != self.rows)

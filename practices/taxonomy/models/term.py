from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index


class TermQuerySet(models.QuerySet):
    def live(self):
        return self.filter(live=True)


class Term(DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, models.Model):
    """One controlled word that cases are filed under. Its slug is lasting."""

    name = models.CharField(max_length=100)
    slug = models.SlugField(
        max_length=100,
        unique=True,
        help_text=_("Part of the address and of every case's file. Never change it."),
    )
    definition = models.TextField(
        blank=True, help_text=_("Two or three plain sentences. Blank lines part paragraphs.")
    )
    position = models.PositiveSmallIntegerField(default=0, help_text=_("Order in lists."))

    objects = TermQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("definition"),
        FieldPanel("position"),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("definition"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        abstract = True
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def get_preview_template(self, request, mode_name):
        return "practices/taxonomy/preview.html"

    def get_preview_context(self, request, mode_name):
        return super().get_preview_context(request, mode_name) | {"term": self}

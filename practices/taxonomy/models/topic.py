from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from practices.taxonomy.models.term import Term


class Sector(Term):
    """A field of public service, such as housing and homelessness."""

    def get_absolute_url(self):
        return reverse("sector", args=[self.slug])


class Approach(Term):
    """A way of working, such as a key worker or a pooled budget."""

    watch_for = models.TextField(
        blank=True, help_text=_("What tends to go wrong, or must be in place: the hub's own view.")
    )

    panels = [*Term.panels, FieldPanel("watch_for")]

    class Meta(Term.Meta):
        verbose_name_plural = _("approaches")

    def get_absolute_url(self):
        return reverse("approach", args=[self.slug])


class PopulationGroup(Term):
    """The people a practice is for."""

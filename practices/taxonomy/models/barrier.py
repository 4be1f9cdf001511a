from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from practices.taxonomy.blocks import CaseReasons, Evidence, Points
from practices.taxonomy.models.term import Term


class Barrier(Term):
    """One of the lasting barriers to joining up services, with what is known of it."""

    one_line = models.CharField(max_length=200, blank=True)
    how_it_shows_up = StreamField(Points(), blank=True)
    evidence = StreamField(Evidence(), blank=True)
    since_2015 = models.TextField(
        _("what changed since 2015"), blank=True, help_text=_("Our own comparison, labelled so.")
    )
    open_questions = StreamField(Points(), blank=True)
    best_cases = StreamField(CaseReasons(), blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("one_line"),
        FieldPanel("definition"),
        FieldPanel("how_it_shows_up"),
        FieldPanel("evidence"),
        FieldPanel("since_2015"),
        FieldPanel("open_questions"),
        FieldPanel("best_cases"),
        FieldPanel("position"),
    ]

    def get_absolute_url(self):
        return reverse("barrier", args=[self.slug])


class BarrierKind(Term):
    """A narrower form of a barrier, such as "the money runs out"."""

    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, related_name="kinds")

    panels = [FieldPanel("barrier"), *Term.panels]

    class Meta(Term.Meta):
        ordering = ["barrier__position", "position", "name"]

from django.db import models
from django.urls import reverse
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from practices.taxonomy.blocks import CaseReasons, Links
from practices.taxonomy.models.barrier import Barrier
from practices.taxonomy.models.term import Term


class Insight(Term):
    """A finding of the hub's own, put together from the cases and from research."""

    one_line = models.CharField(max_length=250, blank=True)
    barriers = models.ManyToManyField(Barrier, blank=True, related_name="insights")
    supporting_cases = StreamField(CaseReasons(), blank=True)
    counter_cases = StreamField(CaseReasons(), blank=True)
    sources = StreamField(Links(), blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("one_line"),
        FieldPanel("definition", heading="Text"),
        FieldPanel("barriers"),
        FieldPanel("supporting_cases"),
        FieldPanel("counter_cases"),
        FieldPanel("sources"),
        FieldPanel("position"),
    ]

    def get_absolute_url(self):
        return reverse("insight", args=[self.slug])

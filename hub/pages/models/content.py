from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from hub.ui.prose import ProseField


class ContentPage(Page):
    """A page of plain text: about, accessibility, privacy and the like."""

    introduction = models.CharField(max_length=400, blank=True)
    body = ProseField(
        blank=True,
        features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"],
        help_text=_("Headings in order, short paragraphs."),
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    template = "hub/content_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from hub.pages.models.practices import PracticesPage


class HomePage(Page):
    """The front door."""

    statement = models.CharField(max_length=250, help_text=_("What this is, in one sentence."))

    content_panels = [*Page.content_panels, FieldPanel("statement")]
    template = "hub/home.html"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.PracticesPage", "pages.ContentPage"]

    def route(self, request, path_components):
        """As Wagtail's, but the library, below which most pages stand, by one query, not two."""
        if path_components:
            first, *rest = path_components
            library = PracticesPage.objects.child_of(self).filter(slug=first).first()
            if library:
                library._cached_parent_obj = self  # as Wagtail does
                return library.route(request, rest)
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        from hub.pages.front import front_page

        return super().get_context(request, *args, **kwargs) | front_page()

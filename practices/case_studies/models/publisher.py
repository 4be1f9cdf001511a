from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from hub.ui.prose import ProseField
from practices.case_studies.routing import OneStepRouting

PER_PAGE = 20


class PublisherPage(OneStepRouting, Page):
    """A body that publishes practices, and the folder that holds them."""

    organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="publisher_pages",
        help_text=_("Its editors write here; its owners approve."),
    )
    introduction = ProseField(blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("organisation"),
        FieldPanel("introduction"),
    ]

    template = "practices/publisher.html"
    parent_page_types = ["pages.PracticesPage"]
    subpage_types = ["case_studies.CaseStudyPage"]

    def get_context(self, request, *args, **kwargs):
        from practices.case_studies.models import CaseStudyPage

        cases = CaseStudyPage.objects.child_of(self).visible().for_listing().order_by("title")
        page_obj = Paginator(cases, PER_PAGE).get_page(request.GET.get("page"))
        return super().get_context(request, *args, **kwargs) | {"page_obj": page_obj}

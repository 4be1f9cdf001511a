from wagtail.models import Page

from practices.case_studies.routing import OneStepRouting


class PracticesPage(OneStepRouting, Page):
    """The library: the list of all cases, and the parent of those who publish them."""

    max_count = 1
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["case_studies.PublisherPage"]

    def serve(self, request, *args, **kwargs):
        from search.views import practices

        return practices(request)

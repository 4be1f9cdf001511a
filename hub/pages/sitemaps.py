"""Every page that anyone may read, for search engines."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.models import Page, Site

from practices.plans.permissions import public
from practices.taxonomy.models import Approach, Barrier, Insight, Sector


class PageSitemap(WagtailSitemap):
    """Wagtail's pages, without the mirrors that visitors are not shown either."""

    def items(self):
        site = Site.find_for_request(self.request)
        if site is None:
            return Page.objects.none()
        pages = site.root_page.get_descendants(inclusive=True)
        # Not `.specific()`: address and date are on the base row, and cases are heavy.
        return pages.live().public().filter(alias_of__isnull=True).order_by("path")

    def location(self, page):
        return page.get_url_parts(self.request)[2]

    def _urls(self, *args):
        # Django's own: Wagtail's takes the host from its site record, not from the visit.
        return Sitemap._urls(self, *args)


class TermSitemap(Sitemap):
    """Lists of terms, and the page of each published term."""

    lists = ("sectors", "barriers", "approaches", "insights")

    def items(self):
        terms = [term for model in (Sector, Barrier, Approach, Insight) for term in _live(model)]
        lists = map(reverse, (*self.lists, "plans-public"))
        return [*lists, *(term.get_absolute_url() for term in terms)]

    def location(self, item):
        return item


def _live(model):
    return model.objects.live().only("slug")


class PlanSitemap(Sitemap):
    """The plans that everyone may read."""

    def items(self):
        return public().only("pk", "updated_at").order_by("pk")

    def lastmod(self, plan):
        return plan.updated_at


SITEMAPS = {"pages": PageSitemap, "terms": TermSitemap, "plans": PlanSitemap}

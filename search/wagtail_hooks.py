"""What the admin says about search."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.log.report import SearchReportView, policy

ADDRESS = "reports/searches/"


@hooks.register("register_admin_urls")
def report_urls():
    view = SearchReportView.as_view
    return [
        path(ADDRESS, view(), name="search_report"),
        path(f"{ADDRESS}results/", view(results_only=True), name="search_report_results"),
    ]


class SearchReportMenuItem(MenuItem):
    def is_shown(self, request):
        return policy.user_has_any_permission(
            request.user, SearchReportView.any_permission_required
        )


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return SearchReportMenuItem(
        _("Searches"), reverse("search_report"), name="searches", icon_name="search", order=700
    )

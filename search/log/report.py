"""The report of what is searched for."""

from urllib.parse import parse_qsl, urlencode

from django.db.models import Count, Max, Min, Sum
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.facets import TITLES
from search.library import current_library
from search.log.blanks import BLANK
from search.log.filters import SearchReportFilterSet
from search.log.logged_search import LoggedSearch

# What a spreadsheet takes for a formula.
FORMULA = ("=", "+", "-", "@", "\t")
# The help for a column: it stands on its heading.
FEWEST = _("What this search found on the day when it found least. Sort by this.")
policy = ModelPermissionPolicy(LoggedSearch)


def as_text(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value


def in_words(filters: str, labels: dict) -> str:
    """ "barrier=data-sharing" as "Barrier: Data sharing"."""
    told = [
        f"{TITLES[name]}: {labels[name].get(value, value)}"
        for name, value in parse_qsl(filters)
        if name in TITLES
    ]
    return "; ".join(told)


def address_of(row: dict, parent_context=None) -> str | None:
    """The same search made now; nothing where a part of it was left out of the log."""
    if BLANK in row["question"]:
        return None
    pairs = [("q", row["question"]), *parse_qsl(row["filters"])]
    return f"{reverse('search')}?{urlencode(pairs)}"


class DifferentSearches(WagtailPaginator):
    """Counts rows: each is one search, however often it was made."""

    verbose_name = _("search")
    verbose_name_plural = _("different searches")


class SearchReportView(ReportView):
    """Each search once, with how often it was made and what it found."""

    page_title = _("Searches")
    header_icon = "search"
    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    model = LoggedSearch
    paginator_class = DifferentSearches
    filterset_class = SearchReportFilterSet
    permission_policy = policy
    any_permission_required = ["view", "change"]
    default_ordering = "-times"
    columns = [
        TitleColumn(
            "question",
            label=_("Words"),
            accessor=lambda row: row["question"] or gettext("(no words)"),
            sort_key="question",
            get_url=address_of,
        ),
        Column("filed_under", label=_("Filters")),
        Column("times", label=_("Times"), sort_key="times"),
        Column("days", label=_("Days"), sort_key="days"),
        Column(
            "least",
            label=_("Fewest results on a day"),
            sort_key="least",
            ascending_title_text=FEWEST,
            descending_title_text=FEWEST,
        ),
        Column("last_day", label=_("Last made"), sort_key="last_day"),
    ]
    list_export = ["question", "filed_under", "times", "days", "least", "last_day"]
    export_headings = {column.name: column.label for column in columns}
    export_filename = "searches"
    custom_field_preprocess = {
        "question": {"csv": as_text, "xlsx": as_text},
        "filed_under": {"csv": as_text, "xlsx": as_text},
    }

    def get_queryset(self):
        return self.filter_queryset(LoggedSearch.objects.all())

    def get_filtered_queryset(self):
        rows = self.get_queryset().values("question", "filters")
        rows = rows.annotate(
            times=Sum("count"), days=Count("day"), least=Min("hits"), last_day=Max("day")
        )
        return self.order_queryset(rows).order_by(self.ordering, "question", "filters")

    def get_table(self, object_list):
        return super().get_table([self.told(row) for row in object_list])

    def to_row_dict(self, item):
        return super().to_row_dict(self.told(item))

    def told(self, row: dict) -> dict:
        return row | {"filed_under": in_words(row["filters"], self.labels)}

    @cached_property
    def labels(self) -> dict:
        return current_library().table.labels

    @cached_property
    def no_results_message(self):
        if self.is_filtering:
            return gettext("No searches are like that.")
        return gettext(
            "Nothing has been searched for yet. Searches are counted here as readers make them; "
            "who made them is not kept."
        )

from datetime import timedelta

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from search.log.logged_search import LoggedSearch

PERIODS = [
    ("7", _("Last 7 days")),
    ("30", _("Last 30 days")),
    ("90", _("Last 90 days")),
    ("365", _("Last year")),
]
FOUND = {
    "nothing": {"hits": 0},
    "something": {"hits__gt": 0},
    "corrected": {"was_corrected": True},
    "widened": {"was_widened": True},
}
FOUND_LABELS = [
    ("nothing", _("Nothing")),
    ("something", _("Something")),
    ("corrected", _("Something, after a correction")),
    ("widened", _("Only some of the words")),
]


class SearchReportFilterSet(WagtailFilterSet):
    period = django_filters.ChoiceFilter(
        label=_("Period"),
        choices=PERIODS,
        method="in_period",
        empty_label=_("As long as it is kept"),
        widget=forms.RadioSelect,
    )
    found = django_filters.ChoiceFilter(
        label=_("Found"),
        choices=FOUND_LABELS,
        method="that_found",
        empty_label=_("Anything or nothing"),
        widget=forms.RadioSelect,
    )
    question = django_filters.CharFilter(label=_("Words"), lookup_expr="icontains")

    class Meta:
        model = LoggedSearch
        fields = ["period", "found", "question"]

    def in_period(self, queryset, name, days):
        return queryset.filter(day__gt=timezone.localdate() - timedelta(days=int(days)))

    def that_found(self, queryset, name, what):
        return queryset.filter(**FOUND[what])

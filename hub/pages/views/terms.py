"""Lists and pages of the words that cases are filed under."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hub.pages.barrier_page import barrier_page
from hub.pages.breadcrumbs import trail
from hub.pages.counts import with_case_counts
from hub.pages.insight_pages import insight_list, insight_page
from hub.pages.topic_pages import approach_page, sector_page
from practices.case_studies.models import CaseStudyPage
from practices.taxonomy.models import Approach, Barrier, Insight, Sector


@dataclass(frozen=True)
class Section:
    """The words around one kind of term."""

    kind: str
    list_name: str
    heading: str
    lede: str


SECTORS = Section(
    "sector",
    "sectors",
    _("Sectors"),
    _("The fields of public service that the case studies reach across. Most are in several."),
)
BARRIERS = Section(
    "barrier",
    "barriers",
    _("Barriers"),
    _("Five things keep standing in the way of joined-up services. See who got past them."),
)
APPROACHES = Section(
    "approach",
    "approaches",
    _("Approaches"),
    _("Ways of working that places have tried, with what to watch for in each."),
)
INSIGHTS = Section(
    "insight",
    "insights",
    _("Insights"),
    _("Our own synthesis of the case studies and of research, with the cases for and against."),
)


@require_safe
def sectors(request):
    terms = with_case_counts(Sector.objects.live(), "case_studies", _visible())
    return _list(request, SECTORS, terms)


@require_safe
def barriers(request):
    terms = with_case_counts(Barrier.objects.live(), "met_in__page", _visible())
    return _list(request, BARRIERS, terms)


@require_safe
def approaches(request):
    terms = with_case_counts(Approach.objects.live(), "case_studies", _visible())
    return _list(request, APPROACHES, terms)


@require_safe
def insights(request):
    return _list(request, INSIGHTS, insight_list())


@require_safe
def sector(request, slug):
    term = get_object_or_404(Sector.objects.live(), slug=slug)
    return _page(request, SECTORS, term, sector_page(term))


@require_safe
def barrier(request, slug):
    term = get_object_or_404(Barrier.objects.live(), slug=slug)
    return _page(request, BARRIERS, term, barrier_page(term))


@require_safe
def approach(request, slug):
    term = get_object_or_404(Approach.objects.live(), slug=slug)
    return _page(request, APPROACHES, term, approach_page(term))


@require_safe
def insight(request, slug):
    term = get_object_or_404(Insight.objects.live(), slug=slug)
    return _page(request, INSIGHTS, term, insight_page(term))


def _visible():
    return CaseStudyPage.objects.visible()


def _list(request, section: Section, terms):
    context = {"terms": terms, "heading": section.heading, "lede": section.lede}
    context["breadcrumbs"] = trail((section.heading, ""))
    return TemplateResponse(request, f"practices/taxonomy/{section.kind}_list.html", context)


def _page(request, section: Section, term, extra: dict):
    breadcrumbs = trail((section.heading, reverse(section.list_name)), (term.name, ""))
    context = {"term": term, "breadcrumbs": breadcrumbs} | extra
    return TemplateResponse(request, f"practices/taxonomy/{section.kind}.html", context)

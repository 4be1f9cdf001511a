"""What the page of one organisation shows."""

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.db.models.functions import Length, Substr
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page as WagtailPage

from hub.people.models import Organisation
from practices.case_studies.choices import PlaceType
from practices.case_studies.models import CaseStudyPage
from practices.plans.permissions import public

PER_PAGE = 20
MOST_PLANS = 20
DATE = "j F Y"


def organisation_page(organisation: Organisation, number) -> dict:
    visible = CaseStudyPage.objects.visible()
    took_part = visible.filter(organisations=organisation).for_listing().order_by("title")
    page_obj: Page = Paginator(took_part, PER_PAGE).get_page(number)
    return {
        "facts": facts(organisation),
        "successors": organisation.successors.all(),
        "predecessors": organisation.predecessors.all(),
        "publishers": _publishers(organisation, visible),
        "plans": public().filter(organisation=organisation).order_by("-updated_at")[:MOST_PLANS],
        "people_to_ask": _people_to_ask(organisation),
        "page_obj": page_obj,
    }


def facts(organisation: Organisation) -> list[dict]:
    """Names and values; those without a value are left out by the template."""
    place_types = dict(PlaceType.choices)
    place_type = organisation.place_type
    rows = {
        _("Kind"): organisation.get_kind_display(),
        _("Type of area"): place_types.get(place_type, place_type.replace("-", " ").capitalize()),
        _("Nation"): organisation.nation,
        _("Region"): organisation.region,
        _("ONS code"): organisation.ons_code,
        _("Began"): organisation.start and date_format(organisation.start, DATE),
        _("Ended"): organisation.end and date_format(organisation.end, DATE),
    }
    return [{"name": name, "value": value} for name, value in rows.items()]


def _people_to_ask(organisation: Organisation) -> list[str]:
    """Names of members who agreed to be named; never how to reach them."""
    willing = organisation.memberships.confirmed().filter(may_be_asked=True)
    names = (each.user.get_full_name() for each in willing.select_related("user"))
    return sorted(filter(None, names))


def _publishers(organisation: Organisation, visible) -> list:
    """The organisation's open publisher pages, each with `case_count`."""
    pages = list(organisation.publisher_pages.live().public().order_by("title"))
    parent = Substr("path", 1, Length("path") - WagtailPage.steplen)
    inside = visible.annotate(parent=parent).filter(parent__in=[page.path for page in pages])
    counts = dict(inside.order_by().values_list("parent").annotate(Count("pk")))
    for page in pages:
        page.case_count = counts.get(page.path, 0)
    return pages

"""A plan as PDF/UA-1: a PDF that a screen reader can read, made without any network.

WeasyPrint needs the library Pango, which comes with the system and not with Python. Where it is
missing everything else works, and `is_available` says so.
"""

import logging
from functools import cache

from django.conf import settings
from django.template.loader import render_to_string

from practices.plans.export.content import Reader, pages_of
from practices.plans.export.fitting import SIZES, too_long
from practices.plans.export.model import PlanPages
from practices.plans.models import Plan

logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # a line for each page

VARIANT = "pdf/ua-1"
DEBIAN_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


class NotAvailable(RuntimeError):
    """This machine lacks the libraries of `DEBIAN_PACKAGES`."""


def plan_pdf(plan: Plan, reader: Reader) -> bytes:
    """The plan as a .pdf file. Raises `NotAvailable`."""
    return write_pdf(pages_of(plan, reader), site=reader.site)


def write_pdf(pages: PlanPages, *, site: str = "") -> bytes:
    """Raises `NotAvailable`."""
    document = _one_page(pages, site) if pages.is_one_page else _laid_out(pages, site)
    return document.write_pdf(pdf_variant=VARIANT)


@cache
def is_available() -> bool:
    """Whether PDF files can be made on this machine."""
    try:
        import weasyprint  # noqa: F401 - loads the system's libraries
    except OSError:
        return False
    return True


def _one_page(pages: PlanPages, site: str):
    """In the largest type that fits on a page; where none does, readable and saying so."""
    for points in SIZES:
        document = _laid_out(pages, site, points=points)
        if len(document.pages) == 1:
            return document
    return _laid_out(pages, site, points=SIZES[0], note=too_long())


def _laid_out(pages: PlanPages, site: str, **context):
    if not is_available():
        raise NotAvailable("PDF needs " + ", ".join(DEBIAN_PACKAGES))
    from weasyprint import HTML

    from practices.plans.export.fetching import OnlyInside

    context |= {"pages": pages, "site": site, "site_name": settings.SITE_NAME, "css": _css()}
    html = render_to_string("practices/plans/export/pdf.html", context)
    return HTML(string=html, url_fetcher=OnlyInside()).render(pdf_variant=VARIANT)


@cache
def _css() -> str:
    return render_to_string("practices/plans/export/pdf.css")

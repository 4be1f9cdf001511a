"""Pages of the tree whose templates are here: publishers and pages of text."""

import json

import pytest
from django.conf import settings
from pytest_django.asserts import assertContains, assertNotContains

from hub.loading.summary import LoadSummary
from hub.pages.loading import load_content_pages
from tests.factories import CaseStudyPageFactory

pytestmark = pytest.mark.django_db


def test_a_publisher_without_cases_says_so(client, library):
    response = client.get("/practices/councils/")

    assertContains(response, "No case studies here yet")
    assertContains(response, '<a class="govuk-breadcrumbs__link" href="/practices/">Practices</a>')


def test_a_publisher_lists_its_visible_cases_by_pages_of_twenty(client, library):
    for number in range(21):
        CaseStudyPageFactory(library["hub"], title=f"Case number {number:02}")
    CaseStudyPageFactory(library["hub"], title="Hidden", publish=False)

    first, second = (client.get(f"/practices/hub/?page={page}") for page in (1, 2))

    assertContains(first, "21 cases")
    assertContains(first, "Case number 19")
    assertNotContains(first, "Case number 20")
    assertContains(second, "Case number 20")
    assertNotContains(first, "Hidden")


def test_pages_of_text_keep_their_headings_and_lists(client, library):
    rows = json.loads((settings.FIXTURES_DIR / "pages.json").read_text())
    load_content_pages(rows, LoadSummary())

    response = client.get("/evidence-marks/")

    assertContains(response, "<h2>The marks</h2>")
    assertContains(response, "<li><strong>1: Clear idea.</strong>")
    assertContains(response, '<nav class="govuk-breadcrumbs"')

"""The sitemap, robots.txt and security.txt."""

from datetime import datetime

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import Site

from tests.factories import CaseStudyPageFactory, SectorFactory

pytestmark = pytest.mark.django_db


def test_the_sitemap_has_what_anyone_may_read_and_nothing_else(client, library):
    shown, withdrawn = (CaseStudyPageFactory(library["hub"]) for _ in range(2))
    draft = CaseStudyPageFactory(library["hub"], publish=False)
    mirror = shown.create_alias(update_slug="mirror")
    withdrawn.unpublish()
    SectorFactory(slug="draft-sector", live=False)

    response = client.get("/sitemap.xml")

    for address in ("/", "/practices/hub/", "/sectors/", "/sectors/housing/", "/barriers/"):
        assertContains(response, f"{address}</loc>")
    assertContains(response, f"/{shown.slug}/</loc>")
    for hidden in (withdrawn.slug, draft.slug, mirror.slug, "draft-sector"):
        assertNotContains(response, f"/{hidden}/</loc>")


def test_the_sitemap_leaves_out_what_is_behind_a_password(client, library):
    CaseStudyPageFactory(library["councils"])
    library["councils"].view_restrictions.create(restriction_type="login")

    assertNotContains(client.get("/sitemap.xml"), "/practices/councils/")


def test_the_sitemap_names_the_host_that_was_visited(client, library):
    site = library["hub"].get_site()
    site.hostname = "elsewhere.example"
    site.save()

    response = client.get("/sitemap.xml")

    assertContains(response, "<loc>http://testserver/practices/hub/</loc>")
    assertNotContains(response, "elsewhere.example")


def test_the_sitemap_of_a_site_with_nothing_in_it_opens(client, db):
    assert client.get("/sitemap.xml").status_code == 200


def test_the_sitemap_of_a_hub_whose_site_was_deleted_lists_the_terms(client, library):
    Site.objects.all().delete()

    assertContains(client.get("/sitemap.xml"), "/sectors/</loc>")


def test_robots_may_read_all_but_what_is_private_or_endless(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    for path in ("/admin/", "/plans/", "/accounts/", "/search/"):
        assert f"Disallow: {path}" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_security_says_whom_to_tell_and_has_not_run_out(client, settings):
    settings.CONTACT_EMAIL = "hub@example.org"

    text = client.get("/.well-known/security.txt").content.decode()

    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:hub@example.org"
    assert datetime.fromisoformat(fields["Expires"]) > timezone.now()


def test_the_address_for_sharing_leads_to_the_contact_form(client):
    assert client.get("/share/").url == "/contact/?about=share"

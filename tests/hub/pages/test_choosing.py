"""The page chooser of the admin, for someone who writes for one publisher only."""

import pytest
from django.urls import reverse

from practices.case_studies.publishers import ensure_publisher_groups
from tests.factories import (
    CaseStudyPageFactory,
    MembershipFactory,
    OrganisationFactory,
    PublisherPageFactory,
)


@pytest.fixture
def author(client, library):
    """An author, with `publisher`, the page they write below."""
    publisher = PublisherPageFactory(
        library["hub"].get_parent(), organisation=OrganisationFactory(), slug="ours"
    )
    ensure_publisher_groups(publisher)
    author = MembershipFactory(organisation=publisher.organisation).user
    author.publisher = publisher
    client.force_login(author)
    return author


def browse(client, parent):
    return client.get(reverse("wagtailadmin_choose_page_child", args=[parent.pk])).content.decode()


def look_for(client, words):
    return client.get(reverse("wagtailadmin_choose_page_search"), {"q": words}).content.decode()


def test_drafts_of_other_publishers_are_not_offered(client, author, library):
    CaseStudyPageFactory(library["hub"], title="Secret plans in Hull", publish=False)

    assert "Secret plans in Hull" not in browse(client, library["hub"])
    assert "Secret plans in Hull" not in look_for(client, "secret plans")


def test_what_is_published_is_offered(client, author, library):
    CaseStudyPageFactory(library["hub"], title="Open plans in Hull")

    assert "Open plans in Hull" in browse(client, library["hub"])


def test_drafts_of_ones_own_are_offered(client, author):
    CaseStudyPageFactory(author.publisher, title="Our next plans", publish=False)

    assert "Our next plans" in browse(client, author.publisher)

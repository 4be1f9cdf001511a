"""Who may open an attached document by its address."""

import pytest
from wagtail.models import Page, PageViewRestriction

from tests.factories import CaseStudyPageFactory

pytestmark = pytest.mark.django_db


def may(client, document):
    return client.get(document.url).status_code == 200


def test_anybody_may_open_a_file_of_a_public_case(case, attach, add_document, client):
    document = add_document()
    attach(case, document)

    assert may(client, document)


def test_a_file_of_a_draft_is_for_editors_alone(
    case, attach, add_document, client, reader, admin_client
):
    document = add_document()
    attach(case, document, publish=False)

    assert not may(client, document)
    assert not may(reader, document)
    assert may(admin_client, document)


def test_a_file_of_an_unpublished_case_is_closed(case, attach, add_document, client):
    document = add_document()
    attach(case, document).unpublish()

    assert not may(client, document)


def test_a_file_of_a_deleted_case_stays_closed(case, attach, add_document, client):
    document = add_document()
    attach(case, document).delete()

    assert not may(client, document)


def test_a_file_that_a_new_version_left_out_is_closed(case, attach, add_document, client):
    document = add_document()
    attach(case, document)
    attach(case)

    assert not may(client, document)


def test_a_file_of_a_private_case_is_for_those_who_may_read_it(
    case, attach, add_document, client, reader
):
    document = add_document()
    attach(case, document)
    PageViewRestriction.objects.create(page=case, restriction_type="login")

    assert not may(client, document)
    assert may(reader, document)


def test_a_file_that_another_public_case_shows_too_is_open(
    case, library, attach, add_document, client
):
    document = add_document()
    attach(case, document).unpublish()
    attach(CaseStudyPageFactory(library["hub"]), document)

    assert may(client, document)


def test_a_file_to_which_another_public_page_links_is_open(
    case, library, attach, add_document, client
):
    document = add_document()
    attach(case, document, publish=False)
    publisher = library["hub"]
    publisher.introduction = f'<p><a linktype="document" id="{document.pk}">Read</a></p>'
    publisher.save()

    assert may(client, document)
    Page.objects.filter(pk=publisher.pk).update(live=False)
    assert not may(client, document)

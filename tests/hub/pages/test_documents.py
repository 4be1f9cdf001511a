import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

from hub.pages.models import ContentPage
from tests.factories import UserFactory


@pytest.fixture
def document(db):
    return Document.objects.create(title="Agreement", file=ContentFile(b"terms", name="terms.txt"))


@pytest.fixture
def page(home, document):
    body = f'<p><a linktype="document" id="{document.pk}">The agreement</a></p>'
    page = home.add_child(instance=ContentPage(title="Papers", slug="papers", body=body))
    page.save_revision().publish()
    return page


def status(client, document):
    return client.get(document.url).status_code


def test_a_file_on_a_published_page_is_for_everyone(client, page, document):
    assert status(client, document) == 200


def test_a_file_that_no_page_shows_does_not_exist(client, home, document):
    assert status(client, document) == 404


def test_a_file_goes_with_its_page(client, page, document):
    page.unpublish()

    assert status(client, document) == 404


def test_a_file_on_a_private_page_is_for_those_who_may_see_it(client, page, document):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert status(client, document) == 404
    client.force_login(UserFactory())
    assert status(client, document) == 200


def test_a_draft_that_links_to_a_file_opens_nothing(client, home, document):
    page = home.add_child(instance=ContentPage(title="Papers", slug="papers"))
    page.body = f'<p><a linktype="document" id="{document.pk}">The agreement</a></p>'
    page.save_revision()

    assert status(client, document) == 404


def test_who_looks_after_files_sees_them_all(client, home, document):
    client.force_login(UserFactory(is_superuser=True))

    assert status(client, document) == 200

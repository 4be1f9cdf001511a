import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model

from practices.case_studies.models import CaseStudyPage
from tests.factories import UserFactory
from tests.practices.case_studies.attachments import make_files


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What waits for the end of the transaction happens when a test asks for it."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def add_document(db):
    """A document with these words in it."""

    def add(words="Reablement at home", *, name="agreement.txt", data=None, **fields):
        document = get_document_model()(
            **{"title": "Agreement", "file": ContentFile(data or words.encode(), name=name)}
            | fields
        )
        document._set_document_file_metadata()
        document.save()
        return document

    return add


@pytest.fixture
def attach(committed):
    """Give a case these documents as its files: as a draft, or published too."""

    def attach(page, *documents, publish=True, title="", description=""):
        page = CaseStudyPage.objects.get(pk=page.pk)
        rows = [
            ("file", {"document": document, "title": title, "description": description})
            for document in documents
        ]
        page.files = rows
        with committed():
            revision = page.save_revision()
            if publish:
                revision.publish()
        return CaseStudyPage.objects.get(pk=page.pk)

    return attach


@pytest.fixture
def reader():
    """Somebody who is signed in and may edit nothing."""
    client = Client()
    client.force_login(UserFactory())
    return client


@pytest.fixture(name="make_files")
def make_files_fixture():
    return make_files

"""What the worker does when a case gets a file, or a file changes."""

from django.db import transaction
from django_tasks import task
from wagtail.documents import get_document_model

from practices.case_studies.attachments.follow import link_texts
from practices.case_studies.attachments.publishing import cases_showing
from practices.case_studies.attachments.read_file import read_document
from practices.case_studies.models import LibraryStamp
from practices.case_studies.reindex import index_cases


@task()
def read_attached_file(document_id: int, again: bool = False) -> None:
    """Read a document's words, unless they are known, and have its cases indexed with them."""
    document = get_document_model().objects.filter(pk=document_id).first()
    if document is None:
        return  # deleted meanwhile
    read_document(document, again=again)
    with transaction.atomic():
        link_texts(document)
        LibraryStamp.bump()
        page_ids = cases_showing(document=document)
    index_cases(page_ids)

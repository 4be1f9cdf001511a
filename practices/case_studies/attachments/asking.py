"""Ask the worker for the words of documents, as soon as the change is there to stay."""

from functools import partial

from django.db import transaction
from wagtail.documents import get_document_model

from practices.case_studies.attachments.follow import link_texts


def want_words(document_ids) -> None:
    """Link each document to its words if they are known; have the others read."""
    for document in get_document_model().objects.filter(pk__in=document_ids):
        ensure_digest(document)
        if not link_texts(document):
            transaction.on_commit(partial(_enqueue, document.pk))


def _enqueue(document_id: int) -> None:
    from practices.case_studies.attachments.tasks import read_attached_file

    read_attached_file.enqueue(document_id)


def ensure_digest(document) -> None:
    """Documents made by code may come without their digest."""
    if not document.file_hash:
        try:
            document._set_document_file_metadata()
        except OSError:
            return  # the file is missing: editors are told so
        facts = {"file_hash": document.file_hash, "file_size": document.file_size}
        type(document).objects.filter(pk=document.pk).update(**facts)  # tells nobody

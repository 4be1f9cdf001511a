"""Forgetting the words of files that are gone."""

from django.db.models import Exists, OuterRef
from wagtail.documents import get_document_model

from practices.case_studies.models import FileText


def prune_texts() -> int:
    """Delete the words that no document and no attached file refers to; how many files' words."""
    documents = get_document_model().objects.filter(file_hash=OuterRef("digest"))
    gone = FileText.objects.filter(~Exists(documents), attached__isnull=True)
    return gone.delete()[0]

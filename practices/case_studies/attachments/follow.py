"""Rows that say which files a published case has, and which words belong to them."""

from django.db import transaction

from practices.case_studies.attachments.files import rows
from practices.case_studies.models import AttachedFile, FileText


@transaction.atomic
def derive_attached_files(page) -> list[AttachedFile]:
    """Make the page's rows follow its stream. A document that stands there twice counts once."""
    AttachedFile.objects.filter(page=page).delete()
    listed = {row.document.pk: row for row in reversed(rows(page))}  # of two, the first
    return AttachedFile.objects.bulk_create(
        AttachedFile(page=page, document=row.document, title=row.title, position=place)
        for place, row in enumerate(reversed(listed.values()))
    )


def link_texts(document) -> bool:
    """Give the document's rows the words of its present file; whether these are known already."""
    digest = document.file_hash
    text = FileText.objects.filter(digest=digest).first() if digest else None
    AttachedFile.objects.filter(document=document).update(text=text)
    return text is not None and text.state != FileText.State.WAITING

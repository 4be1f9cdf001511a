"""What follows for attached files when a case, a document or a collection changes."""

from django.db import transaction

from practices.case_studies.attachments.asking import want_words
from practices.case_studies.attachments.follow import derive_attached_files
from practices.case_studies.models import AttachedFile, CaseStudyPage, LibraryStamp
from practices.case_studies.reindex import index_cases
from practices.case_studies.versions import keep_version


def files_published(page) -> None:
    """The page was published: its files are those that it shows now."""
    if not page.files and not AttachedFile.objects.filter(page=page).exists():
        return
    want_words([row.document_id for row in derive_attached_files(page)])
    index_cases([page.pk])


def cases_showing(**which) -> list[int]:
    """Ids of the published cases that show an attached file of this kind."""
    rows = AttachedFile.objects.filter(**which).order_by()
    return list(rows.values_list("page", flat=True).distinct())


@transaction.atomic
def files_changed(page_ids: list[int]) -> None:
    """Something about the files that these published cases show is not as it was."""
    if not page_ids:
        return
    for page in CaseStudyPage.objects.filter(pk__in=page_ids):
        keep_version(page)
    LibraryStamp.bump()
    index_cases(page_ids)

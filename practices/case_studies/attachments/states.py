"""What editors are told of each file: whether readers may have it, and whether search reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from practices.case_studies.attachments.files import FileRow, open_rows, rows
from practices.case_studies.models import FileText

PRIVATE = "private"


@dataclass(frozen=True)
class FileState:
    title: str
    state: str
    told: str


def states_of(page) -> list[FileState]:
    """Each file of the page as the editor sees it, a draft's too. Queries do not grow with it."""
    listed = rows(page)
    digests = [row.document.file_hash for row in listed]
    texts = {text.digest: text for text in FileText.objects.filter(digest__in=digests)}
    open_ids = {row.document.pk for row in open_rows(page)}
    return [
        FileState(row.title, *_told(row, texts.get(row.document.file_hash), open_ids))
        for row in listed
    ]


def _told(row: FileRow, text: FileText | None, open_ids: set[int]) -> tuple[str, str]:
    if row.document.pk not in open_ids:
        told = _("It stands in a private collection, so readers do not see it.")
        return PRIVATE, told
    if text is None or text.state == FileText.State.WAITING:
        return FileText.State.WAITING, _("Search has not read it yet.")
    if text.state == FileText.State.UNREADABLE:
        told = _("Search could not read it. %(reason)s Readers can still open it.")
        return text.state, told % {"reason": text.reason}
    told = _("Search has read it: about %(words)s words.")
    return text.state, told % {"words": len(text.text.split())}

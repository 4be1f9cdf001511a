"""Reading a document's words once and keeping them."""

import logging
import shutil
import tempfile

from django.core.files.base import File
from django.db import transaction

from practices.case_studies.attachments.run_child import Words, read_words
from practices.case_studies.models import FileText

logger = logging.getLogger(__name__)

LARGEST = 50 * 1024 * 1024  # bytes
TOO_LARGE = "It is larger than 50 MB."
MISSING = "The file is missing from the hub's store."


def read_document(document, *, again: bool = False) -> FileText | None:
    """The words of the document's present file: from the table or, if they are new, by reading.

    None if the document has no file that could be told from another.
    """
    if not document.file_hash:
        return None
    text, _ = FileText.objects.get_or_create(digest=document.file_hash)
    if text.state == FileText.State.WAITING or again:
        keep(text, words_of(document))
    return text


def words_of(document) -> Words:
    try:
        with document.open_file() as file:
            return words_in(file, document.file_extension)
    except OSError:
        logger.exception("The document %s has no file", document.pk)
        return Words(reason=MISSING)


def words_in(file: File, extension: str) -> Words:
    """From a copy: the store may be elsewhere, and a process without rights may read this one."""
    if file.size > LARGEST:
        return Words(reason=TOO_LARGE)
    with tempfile.NamedTemporaryFile(prefix="attached-") as copy:
        shutil.copyfileobj(file, copy)
        copy.flush()
        return read_words(copy.name, extension)


@transaction.atomic
def keep(text: FileText, words: Words) -> None:
    text.state = FileText.State.UNREADABLE if words.reason else FileText.State.READ
    text.text, text.reason = words.text, words.reason
    text.save()

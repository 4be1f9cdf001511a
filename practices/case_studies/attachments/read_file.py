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
NO_STORE = "The hub's store did not give the file."
MOST_ATTEMPTS = 3  # where the fault may pass


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
    except FileNotFoundError:
        logger.exception("The document %s has no file", document.pk)
        return Words(reason=MISSING)
    except OSError:
        logger.exception("The file of document %s could not be fetched", document.pk)
        return Words(reason=NO_STORE, may_pass=True)


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
    """Keep the words, or why there are none. What may pass leaves the file waiting for a while."""
    text.attempts = text.attempts + 1 if words.may_pass else 0
    if words.may_pass and text.attempts < MOST_ATTEMPTS:
        text.state = FileText.State.WAITING
    else:
        text.state = FileText.State.UNREADABLE if words.reason else FileText.State.READ
    text.text, text.reason = words.text, words.reason
    text.save()

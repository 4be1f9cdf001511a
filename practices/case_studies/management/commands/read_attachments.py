"""For files whose task was lost or failed, or that a better reader may read now."""

from django.core.management.base import BaseCommand
from wagtail.documents import get_document_model

from practices.case_studies.attachments.asking import ensure_digest
from practices.case_studies.attachments.pruning import prune_texts
from practices.case_studies.attachments.tasks import read_attached_file
from practices.case_studies.models import AttachedFile, FileText

DONE = [FileText.State.READ, FileText.State.UNREADABLE]


class Command(BaseCommand):
    help = "Read the attached files that nothing has read yet, and forget words of deleted ones."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="Read every file anew.")

    def handle(self, *, again, **options):
        attached = AttachedFile.objects.all()
        if not again:
            attached = attached.exclude(text__state__in=DONE)
        documents = get_document_model().objects.filter(attached_to__in=attached)
        number = 0
        for document in documents.distinct().order_by("pk"):
            ensure_digest(document)
            if document.file_hash:  # else its file is missing
                read_attached_file.call(document.pk, again=again)
                number += 1
        prune_texts()
        self.stdout.write(f"{number} file{'' if number == 1 else 's'} read.")

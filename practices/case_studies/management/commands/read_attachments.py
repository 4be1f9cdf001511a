"""For files whose task was lost, or that a better reader may read now."""

from django.core.management.base import BaseCommand
from wagtail.documents import get_document_model

from practices.case_studies.attachments.asking import ensure_digest
from practices.case_studies.attachments.tasks import read_attached_file
from practices.case_studies.models import AttachedFile, FileText

DONE = [FileText.State.READ, FileText.State.UNREADABLE]


class Command(BaseCommand):
    help = "Read the words in attached files that nothing has read yet."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="Read every file anew.")

    def handle(self, *, again, **options):
        attached = AttachedFile.objects.all()
        if not again:
            attached = attached.exclude(text__state__in=DONE)
        documents = get_document_model().objects.filter(attached_to__in=attached)
        documents = documents.distinct().order_by("pk")
        number = len(documents)
        for document in documents:
            ensure_digest(document)
            read_attached_file.call(document.pk, again=again)
        self.stdout.write(f"{number} file{'' if number == 1 else 's'} read.")

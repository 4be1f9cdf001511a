from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hub.people.councils import BadFile, import_councils, read_rows


class Command(BaseCommand):
    help = (
        "Read a fuller public data set of councils (CSV): adds councils and facts that are "
        "missing, and tells what differs. Nothing that the hub has is overwritten."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, file, **options):
        try:
            report = import_councils(read_rows(file))
        except (OSError, UnicodeDecodeError, BadFile) as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        for line in report.differences:
            self.stdout.write(line)
        self.stdout.write(
            f"{len(report.added)} added, {report.enriched} given new facts, "
            f"{len(report.differences)} differences told."
        )

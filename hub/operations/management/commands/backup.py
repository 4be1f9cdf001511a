from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hub.operations.backup import make_backup
from hub.operations.backup.database import CannotCopy


class Command(BaseCommand):
    help = "Write the database and all uploaded files to one .tar.gz file. The hub may go on."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, file, **options):
        if file.exists():
            raise CommandError(f"{file} is there already.")
        try:
            counts = make_backup(file.resolve())
        except (CannotCopy, OSError) as error:
            raise CommandError(str(error)) from error
        told = ", ".join(f"{number} {name}" for name, number in counts.items())
        self.stdout.write(f"{file}: {told}")

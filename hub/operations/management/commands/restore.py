from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hub.operations.backup import RestoreRefused, restore_backup


class Command(BaseCommand):
    help = "Replace the database and all uploaded files with those of a backup."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="Also over a hub that holds data")

    def handle(self, file, force, **options):
        try:
            manifest = restore_backup(file.resolve(), force=force)
        except RestoreRefused as refused:
            raise CommandError(f"Nothing was changed. {refused}") from refused
        told = ", ".join(f"{number} {name}" for name, number in manifest["counts"].items())
        self.stdout.write(f"Restored as of {manifest['made_at']}: {told}.")
        self.stdout.write("Restart the server and the task worker.")

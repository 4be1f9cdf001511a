from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from hub.loading.summary import LoadRefused
from hub.operations.indexing import indexed_together
from hub.operations.library import load_library


class Command(BaseCommand):
    help = "Load or refresh the library from the fixtures. What an editor changed is left alone."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=settings.FIXTURES_DIR)
        parser.add_argument(
            "--skip-refused",
            action="store_true",
            help="Load the files that are right although others are not.",
        )

    def handle(self, folder, skip_refused, **options):
        try:
            with indexed_together():
                summary = load_library(
                    folder,
                    skip_refused=skip_refused,
                    # No bar where nobody watches: disable=None asks whether this is a terminal.
                    progress=lambda cases: tqdm(
                        cases, desc="Case studies", unit="case", disable=None
                    ),
                )
        except LoadRefused as refused:
            raise CommandError(f"Nothing was loaded. Please mend:\n{refused}") from refused
        for line in summary.lines():
            self.stdout.write(line)

from django.core.management.base import BaseCommand

from search.saved.send import FAILED, NOTHING, SENT, send_due


class Command(BaseCommand):
    help = "Mail people what is new in the searches they follow, if it is time to."

    def add_arguments(self, parser):
        parser.add_argument(
            "--early",
            action="store_true",
            help="Do not wait for seven in the morning (on Mondays, for weekly mails).",
        )

    def handle(self, *, early, **options):
        tally = send_due(early=early)
        if tally:
            self.stdout.write(
                f"Searches people follow: {tally[SENT]} mailed, "
                f"{tally[NOTHING]} with nothing new, {tally[FAILED]} failed."
            )

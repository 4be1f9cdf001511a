from django.core.management.base import BaseCommand

from search.backend.tending import tend


class Command(BaseCommand):
    help = (
        "Bring waiting changes into the search index, rebuild it where it cannot answer, and mend "
        "what differs from the database. run_due calls this."
    )

    def handle(self, **options):
        for line in tend():
            self.stdout.write(line)

from django.core.management.base import BaseCommand

from search.log.prune import prune


class Command(BaseCommand):
    help = "Forget searches that were made longer ago than HUB_SEARCH_LOG_MONTHS."

    def handle(self, **options):
        self.stdout.write(f"{prune()} searches forgotten.")

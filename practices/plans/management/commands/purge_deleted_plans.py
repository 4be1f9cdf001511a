from django.core.management.base import BaseCommand

from practices.plans.files.storing import missing_files, remove_orphans
from practices.plans.shelf.trash import purge


class Command(BaseCommand):
    help = "Delete for good plans that were deleted 30 days ago, and stored files of no plan."

    def handle(self, **options):
        if plans := purge():
            self.stdout.write(f"Deleted {plans} plans for good.")
        if files := remove_orphans():
            self.stdout.write(f"Removed {files} stored files that no plan refers to.")
        for file in missing_files():
            self.stderr.write(f"The file {file.pk} of plan {file.plan_id} is not in the storage.")

from django.core.management.base import BaseCommand, CommandError

from hub.people.merging import CannotMerge, merge_organisation, try_merge
from hub.people.models import Organisation


class Command(BaseCommand):
    help = "Make one organisation part of another: people, plans, cases and follows move."

    def add_arguments(self, parser):
        parser.add_argument("old", help="slug of the one that is wound up")
        parser.add_argument("new", help="slug of the one that takes over")
        parser.add_argument("--dry-run", action="store_true", help="only tell what would move")

    def handle(self, *, old, new, dry_run, **options):
        merging = {"old": self.find(old), "new": self.find(new)}
        try:
            moved = try_merge(**merging) if dry_run else merge_organisation(**merging, by=None)
        except CannotMerge as error:
            raise CommandError(
                "They are the same, or the one to merge into was itself wound up."
            ) from error
        self.stdout.write("Would move:" if dry_run else "Moved:")
        for name, number in moved.items():
            self.stdout.write(f"  {number:6} {name}")

    def find(self, slug: str) -> Organisation:
        try:
            return Organisation.objects.get(slug=slug)
        except Organisation.DoesNotExist as error:
            raise CommandError(f"There is no organisation with the slug “{slug}”.") from error

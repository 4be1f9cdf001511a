from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from tqdm import tqdm

from practices.case_studies.generate import NothingToBuildOn, generate_cases, remove_generated


class Command(BaseCommand):
    help = "Make believable, made-up cases to try the hub at size, or remove them again."

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, nargs="?", default=0, help="How many there shall be")
        parser.add_argument("--seed", type=int, default=1, help="The same seed, the same cases")
        parser.add_argument(
            "--versions", action="store_true", help="Keep a version of each too (slower)"
        )
        parser.add_argument("--remove", action="store_true", help="Remove all made-up cases")

    def handle(self, count, seed, versions, remove, **options):
        if bool(count) == remove:
            raise CommandError("Say how many cases to make, or --remove.")
        done = self.remove() if remove else self.make(count, seed, versions)
        self.stdout.write(f"{done} Now run: manage.py rebuild_search")

    def make(self, count, seed, versions):
        def bar(batches):
            return tqdm(batches, desc="Made-up cases", unit="batch", disable=None)

        try:
            made = generate_cases(count, seed=seed, versions=versions, progress=bar)
        except NothingToBuildOn:
            raise CommandError("There is no library yet: run load_library first.") from None
        return f"Made {made} cases."

    def remove(self):
        try:
            return f"Removed {remove_generated()} cases."
        except IntegrityError as error:
            raise CommandError(
                f"Something was built upon made-up cases; remove that first ({error})."
            ) from error

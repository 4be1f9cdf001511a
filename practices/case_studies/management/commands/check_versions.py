from django.core.management.base import BaseCommand, CommandError

from practices.case_studies.versions import keep_version, pages_without_their_version


class Command(BaseCommand):
    help = "Find published case studies whose latest version does not say what the page says."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="Keep the missing versions.")

    def handle(self, *, repair, **options):
        pages = list(pages_without_their_version())
        for page in pages:
            self.stdout.write(f"{page.key}  {page.title}")
            if repair:
                keep_version(page)
        if pages and not repair:
            raise CommandError(f"{_count(pages)} without their version. Add --repair to keep it.")
        self.stdout.write(f"{_count(pages)} repaired." if pages else "Every version is kept.")


def _count(pages) -> str:
    return f"{len(pages)} case study" if len(pages) == 1 else f"{len(pages)} case studies"

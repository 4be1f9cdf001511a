from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from practices.case_studies.reviewing.ask import ask_for_reviews


class Command(BaseCommand):
    help = "Mail whoever published a case that is due to be looked at again."

    def handle(self, **options):
        mails = ask_for_reviews(localdate())
        if mails:
            self.stdout.write(f"{mails} mails asked whether case studies are still right.")

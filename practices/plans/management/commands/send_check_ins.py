from django.core.management.base import BaseCommand

from practices.plans.check_ins.ask import ASKED, REMINDED, ask_due


class Command(BaseCommand):
    help = "Ask the people behind plans how it goes, 3, 6 and 12 months after they began."

    def handle(self, **options):
        tally = ask_due()
        if tally[ASKED] or tally[REMINDED]:
            self.stdout.write(f"Check-ins: {tally[ASKED]} asked, {tally[REMINDED]} reminded.")

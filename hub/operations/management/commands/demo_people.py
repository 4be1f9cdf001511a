from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hub.operations.demo import PASSWORD, PEOPLE, ensure_demo_people
from practices.case_studies.models import PublisherPage


class Command(BaseCommand):
    help = "Make people with whom to try the hub out. Only with settings that allow it."

    def handle(self, **options):
        if not settings.DEMO_PEOPLE:
            raise CommandError("Demonstration sign-ins are not allowed by these settings.")
        if not PublisherPage.objects.exists():
            raise CommandError("There is no library yet: run load_library first.")
        ensure_demo_people()
        width = max(len(person.email) for person in PEOPLE)
        for person in PEOPLE:
            self.stdout.write(f"  {person.email:{width}}  {person.what}")
        self.stdout.write(f"  Password, unless changed since: {PASSWORD}")

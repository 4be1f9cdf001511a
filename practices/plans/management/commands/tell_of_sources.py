from django.core.management.base import BaseCommand

from practices.plans.following.tasks import tell_of_all


class Command(BaseCommand):
    help = "Tell people what happened to the sources of their plans, where that was left undone."

    def handle(self, **options):
        tell_of_all.func()

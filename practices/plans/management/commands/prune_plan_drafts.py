from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from practices.plans.models import PartDraft

DAYS = 90


class Command(BaseCommand):
    help = f"Forget words that nobody saved in a plan for {DAYS} days."

    def handle(self, **options):
        old = PartDraft.objects.filter(saved_at__lt=timezone.now() - timedelta(days=DAYS))
        count, _by_model = old.delete()
        self.stdout.write(f"{count} old drafts forgotten.")

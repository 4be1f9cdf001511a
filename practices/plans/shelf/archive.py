"""Putting a plan away, and taking it out again. An archived plan leaves the lists; whoever could
open it still can."""

from django.db import transaction
from django.utils import timezone

from hub.people.models import User
from practices.plans.log import What, record_plan
from practices.plans.models import Plan


@transaction.atomic
def archive_plan(*, plan: Plan, user: User) -> None:
    """Take the plan off the lists. Archiving twice changes nothing."""
    if Plan.objects.filter(pk=plan.pk, archived_at=None).update(archived_at=timezone.now()):
        record_plan(plan, What.ARCHIVED, user)


@transaction.atomic
def unarchive_plan(*, plan: Plan, user: User) -> None:
    """Put an archived plan back on the lists."""
    archived = Plan.objects.filter(pk=plan.pk).exclude(archived_at=None)
    if archived.update(archived_at=None):
        record_plan(plan, What.UNARCHIVED, user)

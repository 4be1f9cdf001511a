"""Deleting a plan, with thirty days to think better of it."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone

from hub.people.models import User
from practices.plans.files.storing import forget_files
from practices.plans.log import What, record_plan
from practices.plans.models import Plan, PlanSource

logger = logging.getLogger(__name__)

KEPT = timedelta(days=30)


@transaction.atomic
def delete_plan(*, plan: Plan, user: User) -> None:
    """Hide the plan from everyone at once; `purge` deletes it for good after thirty days."""
    there = Plan.objects.filter(pk=plan.pk, deleted_at=None)
    if there.update(deleted_at=timezone.now(), deleted_by=user):
        record_plan(plan, What.DELETED, user)


@transaction.atomic
def bring_back(*, plan: Plan, user: User) -> None:
    """Undo the deleting of a plan: it is where it was, seen by those who saw it."""
    gone = Plan.objects.filter(pk=plan.pk).exclude(deleted_at=None)
    if gone.update(deleted_at=None, deleted_by=None):
        record_plan(plan, What.UNDELETED, user)


def goes_at(plan: Plan) -> datetime:
    """From when on a deleted plan cannot be brought back."""
    return plan.deleted_at + KEPT


def purge() -> int:
    """Delete for good what was deleted thirty days ago; how many plans that were.

    One that cannot be deleted is logged, and keeps no other from going.
    """
    due = Plan.objects.filter(deleted_at__lte=timezone.now() - KEPT)
    return sum(_purge_safely(pk) for pk in due.values_list("pk", flat=True))


def _purge_safely(pk) -> bool:
    try:
        return _purge(pk)
    except (ProtectedError, RestrictedError):
        logger.exception("The plan %s cannot be deleted for good", pk)
        return False


@transaction.atomic
def _purge(pk) -> bool:
    due = Plan.objects.filter(pk=pk, deleted_at__lte=timezone.now() - KEPT)
    plan = due.select_for_update().first()
    if plan is None:  # somebody has just brought it back
        return False
    forget_files(plan.files.all())
    # Forks hold to what they were given, so that it outlives the plan.
    plan.versions.filter(plan_sources=None).exclude(number__in=_given(plan)).delete()
    plan.delete()
    return True


def _given(plan: Plan) -> set[int]:
    """Its versions that plans made from it were told of last, or have decided about."""
    made = PlanSource.objects.filter(key=plan.pk.hex)
    rows = made.order_by().values_list("told_number", "parts__base_number").distinct()
    return {number for row in rows for number in row if number}

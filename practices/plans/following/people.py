"""Who works on plans: those to tell when something happens to one."""

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from hub.people.models import User
from practices.plans.models import Plan, PlanChange
from practices.plans.permissions import inside_of

RECENT = timedelta(days=365)


def people_of(plans: Collection[Plan]) -> dict[UUID, set[User]]:
    """By plan: its author and everyone who changed something in it within a year, as far as they
    still work on it. Three queries, and one for each person."""
    wanted = defaultdict(set)
    for plan in plans:
        if plan.author_id:
            wanted[plan.author_id].add(plan.pk)
    changes = PlanChange.objects.filter(
        plan__in=plans, by__isnull=False, at__gt=timezone.now() - RECENT
    )
    for user_id, plan_id in changes.order_by().values_list("by", "plan").distinct():
        wanted[user_id].add(plan_id)
    people = defaultdict(set)
    for user in User.objects.filter(pk__in=wanted, is_active=True).exclude(email=""):
        inside = inside_of(user).filter(pk__in=wanted[user.pk])
        for plan_id in inside.values_list("pk", flat=True):
            people[plan_id].add(user)
    return people

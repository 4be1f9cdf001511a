"""How many invitations one plan and one person may send: enough for a project, not for a flood."""

from django.core.cache import cache

from hub.people.models import User
from practices.plans.models import Guest, Plan

PER_HOUR = 20
PER_PLAN = 50


def may_invite(user: User) -> bool:
    """Count one more invitation that this person sends within the hour."""
    key = f"plan-invitations:{user.pk}"
    cache.add(key, 0, timeout=3600)
    try:
        return cache.incr(key) <= PER_HOUR
    except ValueError:  # it ran out between the two calls
        return True


def is_full(plan: Plan) -> bool:
    """Whether the plan has as many guests as it can have."""
    return Guest.objects.filter(plan=plan, revoked_at=None).count() >= PER_PLAN

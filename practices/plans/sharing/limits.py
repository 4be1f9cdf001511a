"""How many invitations one plan and one person may send: enough for a project, not for a flood."""

from hub.people.models import User
from hub.ui.counting import within_the_hour
from practices.plans.models import Guest, Plan

PER_HOUR = 20
PER_PLAN = 50


def may_invite(user: User) -> bool:
    """Count one more invitation that this person sends within the hour."""
    return within_the_hour(f"plan-invitations:{user.pk}", most=PER_HOUR)


def is_full(plan: Plan) -> bool:
    """Whether the plan has as many guests as it can have."""
    return Guest.objects.filter(plan=plan, revoked_at=None).count() >= PER_PLAN

"""Who sees the answers to a plan's fit check: its readers, and whoever has answered."""

from hub.people.models import User
from practices.plans.fit.pattern import pattern
from practices.plans.models import FitCheck, Plan, PlanPart

KIND = "fit-check"


def checks_of(plan: Plan) -> list[FitCheck]:
    """Everybody's answers, in the order of their names."""
    checks = plan.fit_checks.select_related("user")
    return sorted(checks, key=lambda check: str(check.user).casefold())


def may_see(plan: Plan, checks: list[FitCheck], user: User) -> bool:
    """People who write in the plan answer by themselves first, so that nobody leads them."""
    if not plan.is_inside:
        return False
    return not plan.may_edit or any(check.user_id == user.pk for check in checks)


def fit_beside(part: PlanPart, plan: Plan, user: User) -> dict:
    """What the part about the fit check shows, for people who work on the plan."""
    if part.kind != KIND or not plan.is_inside:
        return {}
    checks = checks_of(plan)
    sees = may_see(plan, checks, user)
    return {"fit": {"count": len(checks), "groups": pattern(checks) if sees and checks else []}}

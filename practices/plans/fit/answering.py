"""What one person answers to the fit check: saved, found, and taken along to a plan."""

from django.db import transaction

from hub.people.models import User
from practices.plans.models import FitCheck, Plan
from practices.plans.saving import touch


@transaction.atomic
def save_answers(*, user: User, key: str, answers: dict, plan: Plan | None = None) -> FitCheck:
    """Keep this person's answers about a plan or, before there is one, about a source.

    `answers` are by question: {"value": 1 to 5 or None, "note": text}.
    """
    mine = {"user": user, "plan": plan} | ({} if plan else {"key": key})
    check, _is_new = FitCheck.objects.update_or_create(
        **mine, defaults={"key": key, "answers": answers}
    )
    if plan:
        touch(plan.pk)
    return check


def own_check(user: User, *, plan: Plan | None = None, key: str = "") -> FitCheck | None:
    """What this person has answered about a plan or, before there is one, about a source."""
    mine = FitCheck.objects.filter(user=user, plan=plan)
    return (mine if plan else mine.filter(key=key)).first()


def earlier_check(user: User, plan: Plan) -> FitCheck | None:
    """What this person answered about one of the plan's sources before they had the plan."""
    before = FitCheck.objects.filter(user=user, plan=None)
    return before.filter(key__in=plan.sources.values("key")).order_by("-saved_at").first()


@transaction.atomic
def take_along(*, plan: Plan, user: User) -> FitCheck | None:
    """Give a new plan what its author answered about the source before."""
    check = earlier_check(user, plan)
    if check and own_check(user, plan=plan) is None:
        check.plan = plan
        check.save(update_fields=["plan"])
    return check

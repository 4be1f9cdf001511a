"""What people say of how their plan goes."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from hub.people.models import User
from practices.plans.log import What, record_plan
from practices.plans.models import CheckIn, Plan
from practices.plans.saving import touch

KEPT = ["months", "going", "because", "happened", "may_be_shown"]


class AnsweredMeanwhile(Exception):
    """Somebody else has answered, or changed the answer, since the writer looked."""


@transaction.atomic
def answer(
    *,
    check_in: CheckIn,
    user: User,
    seen: datetime | None,
    going: str,
    because: str,
    happened: str,
    may_be_shown: bool,
) -> CheckIn:
    """Answer a question, or change its answer. `seen` is when the answer that the writer saw was
    given, if there was one. Raises `AnsweredMeanwhile`, and then changes nothing."""
    now = _held(check_in)
    if now.answered_at != seen:
        raise AnsweredMeanwhile
    before = _values(now) if now.answered_at else None
    now.going, now.because, now.happened = going, because, happened
    now.may_be_shown = may_be_shown
    now.answered_by, now.answered_at = user, timezone.now()
    return _save(now, user, before)


@transaction.atomic
def withdraw_consent(*, check_in: CheckIn, user: User) -> CheckIn:
    """Show the answer to nobody else from now on."""
    now = _held(check_in)
    if not now.may_be_shown:
        return now
    before, now.may_be_shown = _values(now), False
    return _save(now, user, before)


def answers_shown(plan: Plan) -> QuerySet[CheckIn]:
    """The answers about this plan that others may read, oldest first."""
    return all_shown().filter(plan=plan)


def all_shown() -> QuerySet[CheckIn]:
    """Every answer that its team lets others read, whatever plan it is about.

    That says nothing about naming the plan: `Plan.is_named` and who may see it do.
    """
    kept = CheckIn.objects.filter(plan__deleted_at=None)
    return kept.filter(may_be_shown=True, answered_at__isnull=False)


def _held(check_in: CheckIn) -> CheckIn:
    """The row as it stands, locked; made, if this answer comes before its question."""
    CheckIn.objects.get_or_create(
        plan=check_in.plan, months=check_in.months, defaults={"due": check_in.due}
    )
    rows = CheckIn.objects.select_for_update(of=("self",)).select_related("plan")
    return rows.get(plan=check_in.plan, months=check_in.months)


def _save(now: CheckIn, user: User, before: dict | None) -> CheckIn:
    now.save()
    record_plan(now.plan, What.CHECK_IN, user, before=before, after=_values(now))
    touch(now.plan_id)
    return now


def _values(check_in: CheckIn) -> dict:
    return {name: getattr(check_in, name) for name in KEPT}

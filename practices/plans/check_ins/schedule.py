"""When a plan is asked how it goes, and which plans are asked no more."""

from calendar import monthrange
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from practices.plans.models import CheckIn, Plan, PlanChange

MONTHS = (3, 6, 12)
# A question that nobody asked in time, such as while a plan was in the archive, is let go.
LATEST = timedelta(days=60)
SHORT = timedelta(days=3)  # a plan of the 31st is asked on the last day of any month
ENDED = [Plan.State.FINISHED, Plan.State.STOPPED]


def asked_plans() -> QuerySet[Plan]:
    """Plans that may be asked: kept, not in the archive, and not stopped by their last answer.

    One that has ended is asked once more, and then no more.
    """
    answers = CheckIn.objects.filter(plan=OuterRef("pk"))
    last = answers.exclude(answered_at=None).order_by("-months").values("going")[:1]
    states = PlanChange.objects.filter(plan=OuterRef("pk"), what=PlanChange.What.STATE)
    ended_at = Coalesce(Subquery(states.order_by("-at").values("at")[:1]), "created_at")
    since = Q(asked_at__gt=OuterRef("ended_at")) | Q(answered_at__gt=OuterRef("ended_at"))
    plans = Plan.objects.filter(archived_at=None, deleted_at=None)
    plans = plans.annotate(last=Coalesce(Subquery(last), Value("")), ended_at=ended_at)
    plans = plans.exclude(last=CheckIn.Going.STOPPED)
    return plans.exclude(Exists(answers.filter(since)), state__in=ENDED)


def make_due(today: date) -> None:
    """Write down the questions whose day has come; as often as one likes."""
    for months in MONTHS:
        began = months_before(today, months)
        plans = asked_plans().filter(
            created_at__date__lte=began + SHORT, created_at__date__gt=began - LATEST
        )
        known = CheckIn.objects.filter(plan=OuterRef("pk"), months=months)
        plans = plans.exclude(Exists(known)).only("pk", "created_at").iterator()
        rows = (question(plan, months) for plan in plans)
        CheckIn.objects.bulk_create(
            (row for row in rows if row.due <= today), ignore_conflicts=True, batch_size=500
        )


def question(plan: Plan, months: int) -> CheckIn:
    """A question, unsaved, to be asked so many months after the plan began."""
    return CheckIn(plan=plan, months=months, due=months_after(began_on(plan), months))


def next_question(plan: Plan) -> CheckIn:
    """The question that somebody who says how it goes today answers; perhaps unsaved."""
    rows = {row.months: row for row in plan.check_ins.all()}
    for months in MONTHS:
        row = rows.get(months)
        if row is None or row.answered_at is None:
            return row or question(plan, months)
    # After the last one an answer belongs to the month in which it is given.
    months = max(months_between(began_on(plan), timezone.localdate()), MONTHS[-1] + 1)
    return rows.get(months) or question(plan, months)


def began_on(plan: Plan) -> date:
    return timezone.localdate(plan.created_at)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_before(day: date, months: int) -> date:
    return months_after(day, -months)


def months_between(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)

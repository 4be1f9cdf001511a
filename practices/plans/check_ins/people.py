"""Whom to ask how a plan goes."""

from hub.people.models import Membership, User
from practices.plans.models import MailStop, Plan
from practices.plans.permissions import editable_by, managed_by

MOST = 5  # of those who answer for an organisation


def asked_about(plan: Plan) -> list[User]:
    """The plan's author; if they no longer work on it, those who run it. Nobody who wants no
    such mails."""
    author = plan.author
    if author and may_answer(author, plan):
        people = [author]
    else:
        people = [user for user in _team(plan) if _manages(user, plan)][:MOST]
    stops = MailStop.objects.filter(kind=MailStop.Kind.CHECK_INS, user__in=people)
    stopped = set(stops.values_list("user", flat=True))
    return [user for user in people if user.email and user.pk not in stopped]


def may_answer(user: User, plan: Plan) -> bool:
    """Whether this person may still say how the plan goes."""
    return user.is_active and editable_by(user).filter(pk=plan.pk).exists()


def _manages(user: User, plan: Plan) -> bool:
    return managed_by(user).filter(pk=plan.pk).exists()


def _team(plan: Plan):
    members = Membership.objects.confirmed().filter(organisation=plan.organisation_id)
    writers = members.exclude(role=Membership.Role.READER)
    return User.objects.filter(pk__in=writers.values("user"), is_active=True).order_by("pk")

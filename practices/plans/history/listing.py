"""Everything that was done to a plan, newest first, as its history lists it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.people.models import User
from practices.plans.models import Plan, PlanChange

What = PlanChange.What

# The kinds that a reader can choose from; whatever is in none of them shows under "Everything".
KINDS = {
    "words": (_("What was written"), [What.PART]),
    "decisions": (_("Decisions about sections"), [What.SECTION]),
    "rows": (
        _("Steps, measures, risks, people, money and data"),
        [What.ROW_ADDED, What.ROW_CHANGED, What.ROW_DELETED],
    ),
    "plan": (
        _("Title, state and where it is kept"),
        [
            What.STARTED,
            What.TITLE,
            What.STATE,
            What.MOVED,
            What.ARCHIVED,
            What.UNARCHIVED,
            What.DELETED,
            What.UNDELETED,
            What.IMPORTED,
            What.RESTORED,
        ],
    ),
    "people": (_("Who sees it and works on it"), [What.VISIBILITY, What.PARTNER, What.GUEST]),
    "sources": (_("Sources and versions given out"), [What.SOURCE, What.VERSION]),
    "files": (_("Files"), [What.FILE]),
    "check-ins": (_("How it goes"), [What.CHECK_IN]),
}


def changes_in(plan: Plan, *, by: User | None = None, kind: str = "") -> QuerySet:
    """The plan's changes, each with who made it."""
    changes = plan.changes.select_related("by")
    if by:
        changes = changes.filter(by=by)
    if kind:
        changes = changes.filter(what__in=KINDS[kind][1])
    return changes


def people_in(plan: Plan) -> QuerySet:
    """Everybody who changed the plan."""
    return User.objects.filter(pk__in=plan.changes.order_by().values("by"))


def latest_change(plan: Plan) -> int:
    """The id of the newest change; 0 where nothing was recorded."""
    return plan.changes.order_by("-pk").values_list("pk", flat=True).first() or 0

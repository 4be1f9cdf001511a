"""Who sees and who writes a plan. Views ask here; nobody else decides.

A plan is for confirmed members of its organisation alone; one without an organisation is for its
author alone. The people who run the hub have no way in.
"""

from django.db.models import Q

from hub.people.models import Organisation, User
from hub.people.permissions import organisations_edited_by, organisations_of
from practices.plans.models import Plan


def visible_to(user: User):
    """The plans that this person may read."""
    return _of(user, organisations_of(user))


def editable_by(user: User):
    """The plans that this person may change."""
    return _of(user, organisations_edited_by(user))


def homes_for(plan: Plan, user: User):
    """The organisations to which this person may move a plan that is still theirs alone."""
    if plan.organisation_id or not user.is_authenticated or plan.author_id != user.pk:
        return Organisation.objects.none()
    return organisations_edited_by(user).order_by("name")


def reads_version(user: User, key: str) -> bool:
    """Whether a plan of this person's holds to a version of this case, even a withdrawn one."""
    return visible_to(user).filter(sources__key=key).exists()


def _of(user: User, organisations):
    if not user.is_authenticated:
        return Plan.objects.none()
    own = Q(organisation__isnull=True, author=user)
    return Plan.objects.filter(own | Q(organisation__in=organisations.values("pk")))

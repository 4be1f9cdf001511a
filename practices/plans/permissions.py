"""Who sees, writes and runs a plan. Views ask here; nobody else decides. docs/plan-permissions.md
has the table.

A plan is for confirmed members of its organisation; one without an organisation is for its author
alone. The team can open it: to partners, to guests, to public bodies, to everyone. The people who
run the hub have no way in of their own.
"""

from django.db.models import Q

from hub.people.models import Membership, Organisation, User
from hub.people.permissions import (
    PUBLIC_BODIES,
    is_of_public_body,
    organisations_edited_by,
    organisations_of,
    organisations_owned_by,
)
from practices.plans.models import Guest, Plan, PlanPartner

Visibility = Plan.Visibility
FOR_PARTNERS = [Visibility.PARTNERS, Visibility.BODIES, Visibility.EVERYONE]


def visible_to(user: User):
    """The plans that this person may read."""
    shown = Q(visibility=Visibility.EVERYONE)
    if user.is_authenticated and is_of_public_body(user):
        shown |= Q(visibility=Visibility.BODIES)
    return _kept().filter(shown | _inside(user))


def inside_of(user: User):
    """The plans that this person works on: they read the history and comment too."""
    return _kept().filter(_inside(user))


def editable_by(user: User):
    """The plans that this person may change."""
    return _kept().filter(_writes(user))


def managed_by(user: User):
    """The plans of which this person decides who sees them, and whether they go."""
    return _kept().filter(_manages(user))


def deleted_by(user: User):
    """Deleted plans that this person may bring back."""
    return Plan.objects.exclude(deleted_at=None).filter(_manages(user))


def public():
    """The plans that everyone may read."""
    return _kept().filter(visibility=Visibility.EVERYONE, archived_at=None)


def readable_by_organisation(organisation: Organisation | None):
    """The plans that somebody of this organisation may read, whoever it is."""
    shown = Q(visibility=Visibility.EVERYONE)
    if organisation and organisation.end is None and organisation.kind in PUBLIC_BODIES:
        shown |= Q(visibility=Visibility.BODIES)
    if organisation:
        ours = [organisation.pk]
        shown |= Q(organisation=organisation)
        shown |= Q(visibility__in=FOR_PARTNERS, pk__in=_joint(ours))
    return _kept().filter(shown)


def homes_for(plan: Plan, user: User):
    """The organisations to which this person may move a plan that is still theirs alone."""
    if plan.organisation_id or not user.is_authenticated or plan.author_id != user.pk:
        return Organisation.objects.none()
    return organisations_edited_by(user).order_by("name")


def reads_version(user: User, key: str) -> bool:
    """Whether a plan that this person works on holds to a version of this case, even a withdrawn
    one. Who may only look at such a plan may not."""
    return inside_of(user).filter(sources__key=key).exists()


def _kept():
    return Plan.objects.filter(deleted_at=None)


def _inside(user: User) -> Q:
    if not user.is_authenticated:
        return Q(pk__in=())
    ours = organisations_of(user).values("pk")
    return (
        _alone(user)
        | Q(organisation__in=ours)
        | Q(visibility__in=FOR_PARTNERS, pk__in=_joint(ours))
        | Q(pk__in=_guest_of(user))
    )


def _writes(user: User) -> Q:
    if not user.is_authenticated:
        return Q(pk__in=())
    ours = organisations_edited_by(user).values("pk")
    writers = PlanPartner.Role.EDITOR
    return (
        _alone(user)
        | Q(organisation__in=ours)
        | Q(visibility__in=FOR_PARTNERS, pk__in=_joint(ours, role=writers))
        | Q(pk__in=_guest_of(user, role=Guest.Role.EDITOR))
    )


def _manages(user: User) -> Q:
    if not user.is_authenticated:
        return Q(pk__in=())
    edited = organisations_edited_by(user).values("pk")
    owners = Membership.objects.confirmed().filter(role=Membership.Role.OWNER)
    return (
        _alone(user)
        | Q(organisation__in=organisations_owned_by(user).values("pk"))
        | Q(organisation__in=edited, author=user)
        # Without an owner somebody must be able to act, so that nothing is orphaned.
        | (Q(organisation__in=edited) & ~Q(organisation__in=owners.values("organisation")))
    )


def _alone(user: User) -> Q:
    return Q(organisation__isnull=True, author=user)


def _joint(organisations, **role):
    return PlanPartner.objects.filter(organisation__in=organisations, **role).values("plan")


def _guest_of(user: User, **role):
    return Guest.objects.current().filter(user=user, **role).values("plan")

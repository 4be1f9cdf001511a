"""Who may act for which organisation. Other apps ask here; nobody else decides."""

from hub.people.groups import HUB_EDITORS
from hub.people.models import Membership, Organisation, User

Kind = Organisation.Kind
PUBLIC_BODIES = [
    Kind.COUNCIL,
    Kind.COMBINED_AUTHORITY,
    Kind.NHS,
    Kind.POLICE,
    Kind.FIRE,
    Kind.CENTRAL,
]


def organisations_of(user: User):
    """Organisations whose private work this person sees: those that confirmed them."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    confirmed = Membership.objects.confirmed().filter(user=user)
    return Organisation.objects.filter(pk__in=confirmed.values("organisation"))


def organisations_edited_by(user: User):
    """Organisations in whose name this person may write."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    roles = [Membership.Role.EDITOR, Membership.Role.OWNER]
    confirmed = Membership.objects.confirmed().filter(user=user, role__in=roles)
    return Organisation.objects.filter(pk__in=confirmed.values("organisation"))


def organisations_owned_by(user: User):
    """Organisations for which this person answers: they decide who belongs and who sees what."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    confirmed = Membership.objects.confirmed().filter(user=user, role=Membership.Role.OWNER)
    return Organisation.objects.filter(pk__in=confirmed.values("organisation"))


def is_of_public_body(user: User) -> bool:
    """Whether a public body that exists today has confirmed this person as one of its own.

    Who belonged to one that was wound up opens nothing with it; its successor confirms them.
    """
    return organisations_of(user).current().filter(kind__in=PUBLIC_BODIES).exists()


def is_hub_editor(user: User) -> bool:
    """Whether this person keeps the hub: publishes, confirms members, answers messages."""
    if not (user.is_authenticated and user.is_active):
        return False
    return user.is_superuser or user.groups.filter(name=HUB_EDITORS).exists()


def may_run(user: User, organisation: Organisation) -> bool:
    """Whether this person decides who belongs to the organisation."""
    return is_hub_editor(user) or organisations_owned_by(user).filter(pk=organisation.pk).exists()

"""One organisation becomes part of another: councils merge, bodies are renamed and refounded."""

from django.db import transaction
from django.dispatch import Signal
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hub.people.models import Membership, Organisation, User

# Sent with `old`, `new` and `by`, inside the transaction, once the people have moved. Each app
# moves what it keeps for organisations, and gives the numbers of what it moved, by their names.
organisation_merged = Signal()

ROLES = Membership.Role.values  # from the least to the most
TAKEN_OVER = ["state", "role", "decided_at", "decided_by", "may_be_asked"]
STATES = [Membership.State.LEFT, Membership.State.ASKED, Membership.State.CONFIRMED]


class CannotMerge(ValueError):
    """The two are one, or the one to merge into was itself wound up."""


@transaction.atomic
def merge_organisation(*, old: Organisation, new: Organisation, by: User | None) -> dict[str, int]:
    """Make one organisation part of another: people and all that is kept for it move.

    Gives how many of each were moved. Who is in both keeps the better state, and of two
    confirmed roles the higher. The old one stays as it was, with its last day and its successor,
    for what names it. Doing it again moves what came since. Raises `CannotMerge` and changes
    nothing.
    """
    # In one order, so that two mergers at once wait for each other instead of for ever.
    rows = Organisation.objects.select_for_update().filter(pk__in=[old.pk, new.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    old, new = found[old.pk], found[new.pk]
    if old == new or new.end is not None:
        raise CannotMerge
    members = list(old.memberships.select_related("user"))
    for membership in members:
        _move(membership, new)
    moved = {_("people"): len(members), _("invitations"): _move_invitations(old, new)}
    old.successors.add(new)
    if old.end is None:
        old.end = localdate()
        old.save(update_fields=["end"])
    for _receiver, more in organisation_merged.send(sender=Organisation, old=old, new=new, by=by):
        moved |= more or {}
    return moved


def try_merge(*, old: Organisation, new: Organisation) -> dict[str, int]:
    """What `merge_organisation` would move, without moving it. Raises `CannotMerge`."""
    with transaction.atomic():
        moved = merge_organisation(old=old, new=new, by=None)
        transaction.set_rollback(True)
    return moved


def _move(membership: Membership, new: Organisation) -> None:
    """Rows are saved one by one: a changed membership changes what its person may do."""
    there = new.memberships.filter(user=membership.user).first()
    if there is None:
        membership.organisation = new
        membership.save()
        return
    if _rank(membership) > _rank(there):
        for name in TAKEN_OVER:
            setattr(there, name, getattr(membership, name))
        there.save()
    membership.delete()


def _move_invitations(old: Organisation, new: Organisation) -> int:
    """Those that still wait, unless the successor has invited the same person; how many."""
    moved = 0
    for invitation in old.invitations.unanswered():
        if not new.invitations.unanswered().filter(email__iexact=invitation.email).exists():
            invitation.organisation = new
            invitation.save(update_fields=["organisation"])
            moved += 1
    return moved


def _rank(membership: Membership) -> tuple[int, int]:
    return STATES.index(membership.state), ROLES.index(membership.role)

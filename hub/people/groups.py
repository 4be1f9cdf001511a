"""Wagtail groups, which follow from memberships. Nobody edits a group by hand."""

from django.contrib.auth.models import Group
from django.db import transaction

from hub.people.models import Membership, Organisation, User

HUB_EDITORS = "Hub editors"
HUB_SLUG = "hub"  # the organisation that runs the hub; its editors and owners are hub editors


def managed_groups():
    """Every group whose people are decided here."""
    ours = Organisation.objects.values_list("authors_group", "approvers_group")
    ids = {pk for pair in ours for pk in pair if pk}
    return Group.objects.filter(pk__in=ids) | Group.objects.filter(name=HUB_EDITORS)


def groups_due(user: User) -> set[Group]:
    """The groups that this person's confirmed memberships give."""
    due = set()
    memberships = user.memberships.confirmed().exclude(role=Membership.Role.READER)
    for membership in memberships.select_related(
        "organisation__authors_group", "organisation__approvers_group"
    ):
        organisation = membership.organisation
        due.add(organisation.authors_group)
        if membership.role == Membership.Role.OWNER:
            due.add(organisation.approvers_group)
        if organisation.slug == HUB_SLUG:
            due.add(Group.objects.filter(name=HUB_EDITORS).first())
    return due - {None}


@transaction.atomic
def sync_groups(user: User) -> None:
    """Give the person exactly the groups that follow from their memberships."""
    kept = user.groups.exclude(pk__in=managed_groups().values("pk"))
    user.groups.set([*kept, *groups_due(user)])

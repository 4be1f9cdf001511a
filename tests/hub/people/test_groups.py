"""Wagtail's groups follow from memberships, whatever happens to a membership."""

import pytest
from django.contrib.auth.models import Group

from hub.people.groups import HUB_EDITORS, HUB_SLUG
from hub.people.join import ask_to_join, confirm_membership
from hub.people.models import Membership
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

Role, State = Membership.Role, Membership.State


def groups_of(user) -> list[str]:
    return sorted(user.groups.values_list("name", flat=True))


@pytest.fixture
def leeds(db):
    return OrganisationFactory(
        name="Leeds",
        authors_group=Group.objects.create(name="Leeds authors"),
        approvers_group=Group.objects.create(name="Leeds approvers"),
    )


@pytest.mark.parametrize(
    ("role", "state", "expected"),
    [
        (Role.READER, State.CONFIRMED, []),
        (Role.EDITOR, State.CONFIRMED, ["Leeds authors"]),
        (Role.OWNER, State.CONFIRMED, ["Leeds approvers", "Leeds authors"]),
        (Role.OWNER, State.ASKED, []),
        (Role.EDITOR, State.ASKED, []),
        (Role.OWNER, State.LEFT, []),
    ],
)
def test_groups_follow_role_and_state(leeds, role, state, expected):
    membership = MembershipFactory(organisation=leeds, role=role, state=state)

    assert groups_of(membership.user) == expected


def test_who_is_confirmed_gains_the_group(leeds):
    user = UserFactory()
    membership = ask_to_join(user=user, organisation=leeds)
    assert groups_of(user) == []

    confirm_membership(membership)

    assert groups_of(user) == ["Leeds authors"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"state": State.LEFT}, []),
        ({"state": State.ASKED}, []),
        ({"role": Role.READER}, []),
        ({"role": Role.EDITOR}, ["Leeds authors"]),
    ],
)
def test_a_changed_membership_takes_groups_away(leeds, change, expected):
    membership = MembershipFactory(organisation=leeds, role=Role.OWNER)
    for name, value in change.items():
        setattr(membership, name, value)

    membership.save()

    assert groups_of(membership.user) == expected


def test_a_removed_membership_takes_its_groups_along(leeds):
    membership = MembershipFactory(organisation=leeds, role=Role.OWNER)
    user = membership.user

    membership.delete()

    assert groups_of(user) == []


def test_a_membership_given_to_someone_else_leaves_nothing_behind(leeds):
    membership = MembershipFactory(organisation=leeds)
    first, second = membership.user, UserFactory()

    membership.user = second
    membership.save()

    assert (groups_of(first), groups_of(second)) == ([], ["Leeds authors"])


def test_one_organisation_does_not_touch_the_groups_of_another(leeds):
    user = MembershipFactory(organisation=leeds).user
    york = OrganisationFactory(authors_group=Group.objects.create(name="York authors"))
    other = MembershipFactory(organisation=york, user=user)
    assert groups_of(user) == ["Leeds authors", "York authors"]

    other.delete()

    assert groups_of(user) == ["Leeds authors"]


def test_groups_that_are_not_ours_stay(leeds):
    membership = MembershipFactory(organisation=leeds)
    membership.user.groups.add(Group.objects.create(name="Translators"))

    membership.delete()

    assert groups_of(membership.user) == ["Translators"]


def test_a_group_added_by_hand_goes_with_the_next_change(leeds):
    membership = MembershipFactory(organisation=leeds)
    membership.user.groups.add(leeds.approvers_group)

    membership.save()

    assert groups_of(membership.user) == ["Leeds authors"]


@pytest.mark.parametrize(
    ("role", "expected"),
    [(Role.READER, []), (Role.EDITOR, [HUB_EDITORS]), (Role.OWNER, [HUB_EDITORS])],
)
def test_who_runs_the_hub_is_a_hub_editor(db, role, expected):
    Group.objects.create(name=HUB_EDITORS)
    hub = OrganisationFactory(slug=HUB_SLUG)

    assert groups_of(MembershipFactory(organisation=hub, role=role).user) == expected


def test_a_deleted_person_or_organisation_is_no_trouble(leeds):
    user = MembershipFactory(organisation=leeds).user
    MembershipFactory(organisation=leeds).user.delete()

    leeds.delete()

    assert groups_of(user) == []

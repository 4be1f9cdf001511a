"""A person asks to join; until a hub editor confirms, it opens nothing."""

import pytest
from django.db import IntegrityError, transaction

from hub.people.join import ask_to_join, confirm_membership
from hub.people.models import Membership
from hub.people.permissions import organisations_of
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

Role, State = Membership.Role, Membership.State


@pytest.fixture
def user(db):
    return UserFactory()


def test_asking_opens_nothing(user):
    leeds = OrganisationFactory()

    membership = ask_to_join(user=user, organisation=leeds)

    assert membership.state == State.ASKED
    assert not organisations_of(user)


def test_asking_twice_changes_nothing(user):
    leeds = OrganisationFactory()
    confirm_membership(ask_to_join(user=user, organisation=leeds), role=Role.OWNER)

    again = ask_to_join(user=user, organisation=leeds)

    assert (again.state, again.role) == (State.CONFIRMED, Role.OWNER)
    assert Membership.objects.count() == 1


def test_who_left_asks_anew_and_as_no_more_than_an_editor(user):
    left = MembershipFactory(user=user, role=Role.OWNER, state=State.LEFT)

    again = ask_to_join(user=user, organisation=left.organisation)

    assert (again.state, again.role) == (State.ASKED, Role.EDITOR)
    assert Membership.objects.count() == 1


def test_confirming_gives_the_role(user):
    membership = ask_to_join(user=user, organisation=OrganisationFactory())

    confirm_membership(membership, role=Role.READER)

    membership.refresh_from_db()
    assert (membership.state, membership.role) == (State.CONFIRMED, Role.READER)
    assert list(organisations_of(user)) == [membership.organisation]


def test_a_person_is_listed_once_in_an_organisation(user):
    membership = MembershipFactory(user=user)

    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(user=user, organisation=membership.organisation)

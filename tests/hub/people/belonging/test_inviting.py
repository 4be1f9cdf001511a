"""Invitations by mail: whom they let in, and whom not."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from hub.people.belonging.deciding import end_membership
from hub.people.belonging.inviting import (
    CannotInvite,
    CannotTakeUp,
    address_of,
    find,
    invite,
    revoke,
    take_up,
)
from hub.people.models import Invitation, MailHost, Membership
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

Role, State = Membership.Role, Membership.State
EMAIL = "sam@leeds.gov.uk"


@pytest.fixture
def council(db):
    council = OrganisationFactory(name="Leeds City Council", slug="leeds")
    MailHost.objects.create(organisation=council, host="leeds.gov.uk")
    return council


@pytest.fixture
def owner(council):
    return MembershipFactory(organisation=council, role=Role.OWNER).user


@pytest.fixture
def invitation(council, owner):
    return invite(organisation=council, email="Sam@Leeds.gov.uk ", role=Role.READER, by=owner)


def test_whoever_holds_the_address_joins_with_the_role_offered(invitation, owner):
    membership = take_up(invitation=invitation, user=UserFactory(email=EMAIL))

    assert (membership.state, membership.role) == (State.CONFIRMED, Role.READER)
    assert membership.decided_by == owner


def test_the_mail_carries_a_link_to_it(council, owner, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invitation = invite(organisation=council, email=EMAIL, role=Role.EDITOR, by=owner)

    (sent,) = mail.outbox
    assert sent.to == [EMAIL]
    assert address_of(invitation).rstrip("/").rpartition("/")[2][:8] in sent.body


def test_a_link_that_was_tampered_with_leads_nowhere(invitation):
    token = address_of(invitation).rstrip("/").rpartition("/")[2]

    assert find(token) == invitation
    assert find(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert find("nonsense") is None


@pytest.mark.parametrize("why", ["other address", "not confirmed", "too late", "taken back"])
def test_others_do_not_get_in(invitation, why):
    email = "pat@leeds.gov.uk" if why == "other address" else EMAIL
    user = UserFactory(email=email, verified=why != "not confirmed")
    if why == "too late":
        past = timezone.now() - timedelta(minutes=1)
        Invitation.objects.filter(pk=invitation.pk).update(link_until=past)
    if why == "taken back":
        revoke(invitation=invitation)

    with pytest.raises(CannotTakeUp):
        take_up(invitation=invitation, user=user)

    assert not user.memberships.exists()


def test_it_lets_in_once(invitation):
    user = UserFactory(email=EMAIL)
    take_up(invitation=invitation, user=user)

    with pytest.raises(CannotTakeUp):
        take_up(invitation=invitation, user=user)


def test_a_member_keeps_the_role_they_have(invitation, council):
    user = UserFactory(email=EMAIL)
    MembershipFactory(user=user, organisation=council, role=Role.OWNER)

    assert take_up(invitation=invitation, user=user).role == Role.OWNER


def test_inviting_again_replaces_the_first(invitation, council, owner):
    again = invite(organisation=council, email=EMAIL, role=Role.EDITOR, by=owner)

    assert list(council.invitations.open()) == [again]


@pytest.mark.parametrize("email", ["sam@example.com", "sam@leeds.gov.uk.example.com"])
def test_only_addresses_of_the_organisation_are_invited(council, owner, email):
    with pytest.raises(CannotInvite):
        invite(organisation=council, email=email, role=Role.EDITOR, by=owner)

    assert not council.invitations.exists()


def test_who_was_shown_out_does_not_come_back_by_an_older_link(invitation, council, owner):
    user = UserFactory(email=EMAIL)
    membership = MembershipFactory(organisation=council, user=user)
    end_membership(membership=membership, by=owner)

    with pytest.raises(CannotTakeUp):
        take_up(invitation=invitation, user=user)

    membership.refresh_from_db()
    assert membership.state == State.LEFT

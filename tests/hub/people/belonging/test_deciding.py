"""Who gets into an organisation, and how it never loses its last owner."""

import pytest
from django.core import mail

from hub.people.belonging.deciding import (
    AddressDoesNotFit,
    AlreadyDecided,
    LastOwner,
    change_role,
    confirm,
    decline,
    end_membership,
)
from hub.people.belonging.hosts import address_fits, organisations_for
from hub.people.join import ask_to_join
from hub.people.models import MailHost, Membership
from tests.factories import HubEditorFactory, MembershipFactory, OrganisationFactory, UserFactory

Role, State = Membership.Role, Membership.State


@pytest.fixture
def council(db):
    council = OrganisationFactory(name="Leeds City Council", slug="leeds")
    MailHost.objects.create(organisation=council, host="leeds.gov.uk")
    return council


@pytest.fixture
def owner(council):
    return MembershipFactory(organisation=council, role=Role.OWNER)


def asks(council, email="sam@leeds.gov.uk", **options):
    return ask_to_join(user=UserFactory(email=email, **options), organisation=council)


@pytest.mark.parametrize(
    ("email", "verified", "fits"),
    [
        ("sam@leeds.gov.uk", True, True),
        ("sam@LEEDS.GOV.UK", True, True),
        ("sam@leeds.gov.uk", False, False),
        ("sam@not-leeds.gov.uk", True, False),
        ("sam@sub.leeds.gov.uk", True, False),
        ("sam@gov.uk", True, False),
    ],
)
def test_an_address_fits_if_it_is_confirmed_and_at_a_listed_host(council, email, verified, fits):
    user = UserFactory(email=email, verified=verified)
    if not verified:
        user.emailaddress_set.create(email=email, verified=False)

    assert address_fits(user, council) is fits


def test_one_host_may_serve_several_organisations(council):
    trust = OrganisationFactory(name="Leeds Community Trust")
    MailHost.objects.create(organisation=trust, host="leeds.gov.uk")
    user = UserFactory(email="sam@leeds.gov.uk")

    assert set(organisations_for(user)) == {council, trust}


def test_an_owner_confirms_a_colleague(council, owner):
    membership = asks(council)

    confirm(membership=membership, role=Role.READER, by=owner.user)

    membership.refresh_from_db()
    assert (membership.state, membership.role) == (State.CONFIRMED, Role.READER)
    assert membership.decided_by == owner.user


def test_an_owner_cannot_confirm_somebody_from_elsewhere(council, owner):
    membership = asks(council, email="sam@example.com")

    with pytest.raises(AddressDoesNotFit):
        confirm(membership=membership, role=Role.EDITOR, by=owner.user)

    membership.refresh_from_db()
    assert membership.state == State.ASKED


def test_a_hub_editor_may_confirm_anyone(council):
    membership = asks(council, email="sam@example.com")

    confirm(membership=membership, role=Role.EDITOR, by=HubEditorFactory())

    membership.refresh_from_db()
    assert membership.state == State.CONFIRMED


def test_who_was_confirmed_meanwhile_is_not_declined(council, owner):
    membership = asks(council)
    confirm(membership=membership, role=Role.EDITOR, by=owner.user)

    with pytest.raises(AlreadyDecided):
        decline(membership=membership, by=owner.user)


@pytest.mark.parametrize("act", ["leave", "step down"])
def test_the_last_owner_cannot_vanish_while_there_are_others(council, owner, act):
    MembershipFactory(organisation=council)

    with pytest.raises(LastOwner):
        if act == "leave":
            end_membership(membership=owner, by=owner.user)
        else:
            change_role(membership=owner, role=Role.EDITOR, by=owner.user)

    owner.refresh_from_db()
    assert (owner.role, owner.state) == (Role.OWNER, State.CONFIRMED)


def test_an_owner_hands_over_and_leaves(council, owner):
    heir = MembershipFactory(organisation=council)
    change_role(membership=heir, role=Role.OWNER, by=owner.user)

    end_membership(membership=owner, by=owner.user)

    owner.refresh_from_db()
    assert owner.state == State.LEFT


def test_who_is_alone_may_leave(council, owner):
    end_membership(membership=owner, by=owner.user)

    owner.refresh_from_db()
    assert owner.state == State.LEFT


def test_owners_hear_that_somebody_asks(council, owner, django_capture_on_commit_callbacks):
    MembershipFactory(organisation=council)
    with django_capture_on_commit_callbacks(execute=True):
        asks(council)

    told = {address for sent in mail.outbox for address in sent.to}
    assert owner.user.email in told
    assert len(mail.outbox) == 2  # the owner and the hub

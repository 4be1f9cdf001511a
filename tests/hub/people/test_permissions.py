"""Who may see and write for whom."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from hub.people.groups import HUB_EDITORS
from hub.people.models import Membership
from hub.people.permissions import is_hub_editor, organisations_edited_by, organisations_of
from tests.factories import HubEditorFactory, MembershipFactory, OrganisationFactory, UserFactory

Role, State = Membership.Role, Membership.State


@pytest.mark.parametrize(
    ("role", "state", "sees", "writes"),
    [
        (Role.READER, State.CONFIRMED, True, False),
        (Role.EDITOR, State.CONFIRMED, True, True),
        (Role.OWNER, State.CONFIRMED, True, True),
        (Role.OWNER, State.ASKED, False, False),
        (Role.OWNER, State.LEFT, False, False),
    ],
)
def test_what_a_membership_opens(db, role, state, sees, writes):
    membership = MembershipFactory(role=role, state=state)
    OrganisationFactory()
    MembershipFactory()  # of someone else

    ours = [membership.organisation]
    assert list(organisations_of(membership.user)) == (ours if sees else [])
    assert list(organisations_edited_by(membership.user)) == (ours if writes else [])


def test_a_visitor_sees_and_writes_for_nobody(db):
    MembershipFactory()

    assert not organisations_of(AnonymousUser())
    assert not organisations_edited_by(AnonymousUser())
    assert not is_hub_editor(AnonymousUser())


def test_who_runs_the_hub_is_a_hub_editor(db):
    assert is_hub_editor(HubEditorFactory())


def test_a_member_of_a_council_is_not(db):
    Group.objects.create(name=HUB_EDITORS)

    assert not is_hub_editor(MembershipFactory(role=Role.OWNER).user)


def test_an_administrator_is(db):
    assert is_hub_editor(UserFactory(is_superuser=True))


def test_a_closed_account_is_not(db):
    assert not is_hub_editor(HubEditorFactory(is_active=False))
    assert not is_hub_editor(UserFactory(is_superuser=True, is_active=False))

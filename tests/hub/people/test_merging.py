"""One organisation becomes part of another."""

import datetime

import pytest
from django.dispatch import Signal

from hub.people import merging
from hub.people.merging import CannotMerge, merge_organisation, organisation_merged
from hub.people.models import Invitation, Membership
from hub.people.permissions import is_of_public_body, organisations_edited_by, organisations_of
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

Role, State = Membership.Role, Membership.State


@pytest.fixture
def old(db):
    return OrganisationFactory(name="Craven District Council")


@pytest.fixture
def new(db):
    return OrganisationFactory(name="North Yorkshire Council")


@pytest.fixture
def merge(old, new):
    return lambda: merge_organisation(old=old, new=new, by=None)


def test_people_move_with_their_roles(old, new, merge):
    editor = MembershipFactory(organisation=old).user
    waiting = MembershipFactory(organisation=old, state=State.ASKED).user

    merge()

    assert list(organisations_edited_by(editor)) == [new]
    assert waiting.memberships.get().organisation == new
    assert waiting.memberships.get().state == State.ASKED
    assert not old.memberships.exists()


@pytest.mark.parametrize(
    ("before", "there", "after"),
    [
        (("confirmed", "owner"), ("confirmed", "reader"), ("confirmed", "owner")),
        (("confirmed", "reader"), ("confirmed", "editor"), ("confirmed", "editor")),
        (("confirmed", "reader"), ("asked", "owner"), ("confirmed", "reader")),
        (("asked", "owner"), ("confirmed", "reader"), ("confirmed", "reader")),
        (("left", "owner"), ("asked", "editor"), ("asked", "editor")),
    ],
)
def test_who_is_in_both_keeps_the_better(old, new, merge, before, there, after):
    user = UserFactory()
    for organisation, (state, role) in ((old, before), (new, there)):
        MembershipFactory(user=user, organisation=organisation, state=state, role=role)

    merge()

    membership = user.memberships.get()
    assert (membership.organisation, membership.state, membership.role) == (new, *after)


def test_the_old_one_ends_and_names_its_successor(old, new, merge):
    merge()

    old.refresh_from_db()
    assert old.end == datetime.date.today()
    assert list(old.successors.all()) == [new]


def test_the_day_on_which_it_ended_stays_and_latecomers_move(old, new, merge):
    old.end = datetime.date(2023, 4, 1)
    old.save()
    merge()
    late = MembershipFactory(organisation=old).user

    merge()

    old.refresh_from_db()
    assert old.end == datetime.date(2023, 4, 1)
    assert list(organisations_of(late)) == [new]


def test_open_invitations_follow_once(old, new, merge):
    until = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    rows = (
        (old, "a@example.org"),
        (old, "b@example.org"),
        (new, "B@example.org"),
    )
    for organisation, email in rows:
        Invitation.objects.create(organisation=organisation, email=email, link_until=until)

    merge()

    assert sorted(new.invitations.values_list("email", flat=True)) == [
        "B@example.org",
        "a@example.org",
    ]


def test_it_cannot_merge_into_itself_or_into_one_that_is_gone(old, new):
    with pytest.raises(CannotMerge):
        merge_organisation(old=old, new=old, by=None)
    new.end = datetime.date(2020, 1, 1)
    new.save()
    with pytest.raises(CannotMerge):
        merge_organisation(old=old, new=new, by=None)


def test_when_one_thing_fails_nothing_has_moved(old, new, merge, monkeypatch):
    membership = MembershipFactory(organisation=old)
    broken = Signal()

    def fail(**kwargs):
        raise RuntimeError

    broken.connect(fail)
    monkeypatch.setattr(merging, "organisation_merged", broken)

    with pytest.raises(RuntimeError):
        merge()

    membership.refresh_from_db()
    assert membership.organisation == old
    old.refresh_from_db()
    assert old.end is None


def test_others_hear_who_did_it(old, new):
    heard, by = [], UserFactory()

    def note(sender, **kwargs):
        heard.append((kwargs["old"], kwargs["new"], kwargs["by"]))

    organisation_merged.connect(note)
    merge_organisation(old=old, new=new, by=by)
    organisation_merged.disconnect(note)

    assert heard == [(old, new, by)]


def test_a_body_that_was_wound_up_makes_nobody_a_public_body(old, new, merge):
    user = MembershipFactory(organisation=old).user
    assert is_of_public_body(user)

    old.end = datetime.date(2023, 4, 1)
    old.save()
    assert not is_of_public_body(user)

    merge()
    assert is_of_public_body(user)

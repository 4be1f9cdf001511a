"""Taking one's data away, and having an account deleted."""

import json

import pytest
from django.urls import reverse

from hub.contact.models import ContactMessage
from hub.people.models import Membership, User
from hub.people.own_data.collect import own_data
from hub.people.own_data.forget import OwnsAlone, delete_account
from tests.factories import MembershipFactory, UserFactory
from tests.factories.people import PASSWORD

Role, State = Membership.Role, Membership.State


@pytest.fixture
def membership(db):
    return MembershipFactory()


@pytest.fixture
def user(membership):
    return membership.user


@pytest.fixture
def signed_in(client, user):
    """Signed in, with the password given once more just now."""
    client.force_login(user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def test_it_holds_what_is_kept(user, membership):
    user.saved_searches.create(name="Trust", query="q=trust")
    ContactMessage.objects.create(topic="question", name="A", email=user.email, message="Hello?")
    ContactMessage.objects.create(topic="question", name="B", email="b@example.org", message="No")

    data = own_data(user)

    assert data["person"]["email"] == user.email
    assert data["person"]["memberships"][0]["organisation"] == membership.organisation.name
    assert [each["name"] for each in data["what you follow"]] == ["Trust"]
    assert [each["message"] for each in data["messages to the hub"]] == ["Hello?"]


def test_a_message_in_somebodys_name_is_not_theirs_until_the_address_is(db):
    user = UserFactory(verified=False)
    ContactMessage.objects.create(topic="question", name="A", email=user.email, message="Secret")

    assert own_data(user)["messages to the hub"] == []


def test_it_is_downloaded_as_json(signed_in, user):
    answer = signed_in.get(reverse("own-data-download"))

    assert json.loads(answer.content)["person"]["email"] == user.email
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["own-data-download", "delete-account"])
def test_the_password_is_asked_for_again(client, user, name):
    client.force_login(user)

    assert "/accounts/reauthenticate/" in client.get(reverse(name)).url


@pytest.mark.parametrize("name", ["own-data", "own-data-download", "delete-account"])
def test_visitors_are_asked_to_sign_in(client, db, name):
    assert "/accounts/login/" in client.get(reverse(name)).url


def test_an_account_is_deleted_after_being_asked(signed_in, user):
    assert "This cannot be undone" in signed_in.get(reverse("delete-account")).content.decode()
    assert User.objects.filter(pk=user.pk).exists()

    signed_in.post(reverse("delete-account"))

    assert not User.objects.filter(pk=user.pk).exists()
    assert signed_in.get(reverse("own-data")).status_code == 302


def test_the_last_owner_hands_over_first(signed_in, user, membership):
    Membership.objects.filter(pk=membership.pk).update(role=Role.OWNER)
    MembershipFactory(organisation=membership.organisation)

    answer = signed_in.post(reverse("delete-account"))

    assert answer.status_code == 409
    assert membership.organisation.name in answer.content.decode()
    membership.refresh_from_db()
    assert membership.state == State.CONFIRMED


def test_nothing_is_left_half_done(user, membership):
    other = MembershipFactory(user=user)
    Membership.objects.filter(pk=membership.pk).update(role=Role.OWNER)
    MembershipFactory(organisation=membership.organisation)

    with pytest.raises(OwnsAlone):
        delete_account(user=user)

    other.refresh_from_db()
    assert other.state == State.CONFIRMED

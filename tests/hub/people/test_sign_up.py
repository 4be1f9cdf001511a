"""A newcomer's way in, from the sign-up form to the first signed-in page."""

import re

import pytest
from django.core import mail

from hub.people.models import Membership, User
from tests.factories import OrganisationFactory, UserFactory

PASSWORD = "correct-horse-battery"


@pytest.fixture
def council(library):
    return OrganisationFactory(name="Hull City Council", slug="hull")


def sign_up(client, **changes):
    answers = {
        "first_name": "Ada",
        "last_name": "Green",
        "email": "Ada.Green@hull.example",
        "organisation": "",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    return client.post("/accounts/signup/", answers | changes, follow=True)


def confirm(client):
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE).group(1)
    return client.post("/accounts/confirm-email/", {"code": code}, follow=True)


def test_a_newcomer_signs_up_and_asks_to_join(client, council):
    sign_up(client, organisation=council.pk)
    confirm(client)

    user = User.objects.get()
    assert user.email == "ada.green@hull.example"
    assert str(user) == "Ada Green"
    membership = user.memberships.get()
    assert membership.organisation == council
    assert membership.state == Membership.State.ASKED
    assert client.session["_auth_user_id"] == str(user.pk)


def test_nobody_is_signed_in_before_the_address_is_confirmed(client, library):
    sign_up(client)

    assert "_auth_user_id" not in client.session
    assert mail.outbox[0].to == ["ada.green@hull.example"]


def test_the_mail_names_the_hub(client, library, settings):
    sign_up(client)

    assert settings.SITE_NAME in mail.outbox[0].body
    assert "testserver" not in mail.outbox[0].body


def test_someone_without_an_organisation_may_sign_up(client, library):
    sign_up(client)
    confirm(client)

    assert not User.objects.get().memberships.exists()


def test_a_merged_council_cannot_be_chosen(client, library):
    gone = OrganisationFactory(end="2023-03-31")

    page = sign_up(client, organisation=gone.pk).content.decode()

    assert not User.objects.exists()
    assert "Select a valid choice" in page


def test_a_weak_password_is_refused_next_to_the_field(client, library):
    page = sign_up(client, password1="short", password2="short").content.decode()

    assert not User.objects.exists()
    assert "at least 10 characters" in page


def test_an_address_in_use_does_not_show(client, library):
    """Signing up with someone's address tells a stranger nothing; its owner gets a mail."""
    UserFactory(email="ada.green@hull.example")

    sign_up(client)

    assert User.objects.count() == 1
    assert mail.outbox[0].to == ["ada.green@hull.example"]


def test_signing_in_does_not_mind_capitals(client, library):
    user = UserFactory(email="grace@hull.example", password=PASSWORD)

    client.post("/accounts/login/", {"login": "Grace@Hull.example", "password": PASSWORD})

    assert client.session["_auth_user_id"] == str(user.pk)

"""What the pages of an account say, in our own words."""

import pytest
from allauth.account.models import EmailAddress

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    user = UserFactory(email="jo@hull.example")
    client.force_login(user)
    return user


def add_address(user, email):
    return EmailAddress.objects.create(user=user, email=email, verified=True)


def test_one_address_leaves_nothing_to_choose(client, person):
    page = client.get("/accounts/email/").content.decode()

    assert "jo@hull.example" in page
    assert "Remove it" not in page
    assert "Add this address" in page


def test_another_address_can_be_made_the_main_one(client, person):
    add_address(person, "jo@leeds.example")
    page = client.get("/accounts/email/").content.decode()
    assert 'name="action_primary"' in page

    client.post("/accounts/email/", {"email": "jo@leeds.example", "action_primary": "1"})

    person.refresh_from_db()
    assert person.email == "jo@leeds.example"


def test_an_address_can_be_removed(client, person):
    add_address(person, "jo@leeds.example")

    client.post("/accounts/email/", {"email": "jo@leeds.example", "action_remove": "1"})

    assert not EmailAddress.objects.filter(email="jo@leeds.example").exists()


def test_signing_in_is_in_sentence_case(client):
    assert "Remember me" in client.get("/accounts/login/").content.decode()

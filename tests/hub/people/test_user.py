"""People sign in with their e-mail address, however they type it."""

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from hub.people.models import User
from tests.factories import UserFactory
from tests.factories.people import PASSWORD


def test_the_address_is_kept_in_small_letters(db):
    assert User.objects.create_user(" Jo@Example.ORG ", PASSWORD).email == "jo@example.org"


def test_two_people_cannot_share_an_address(db):
    UserFactory(email="jo@example.org")

    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email="JO@example.org", verified=False)


def test_the_form_says_that_the_address_is_taken(db):
    UserFactory(email="jo@example.org")

    with pytest.raises(ValidationError, match="already exists"):
        User(email="JO@example.org", password=PASSWORD).full_clean()


def test_a_person_is_found_whatever_the_capitals(db):
    user = UserFactory(email="jo@example.org")

    assert User.objects.get_by_natural_key("JO@Example.org") == user
    assert authenticate(username="JO@Example.org", password=PASSWORD) == user
    assert authenticate(username="jo@example.org", password="wrong") is None


def test_an_account_needs_an_address(db):
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("", PASSWORD)


def test_an_administrator_may_do_everything(db):
    user = User.objects.create_superuser("root@example.org", PASSWORD)

    assert user.is_superuser
    assert user.is_staff


@pytest.mark.parametrize(
    ("first", "last", "shown"), [("Jo", "Hall", "Jo Hall"), ("", "", "jo@example.org")]
)
def test_a_person_is_shown_by_name_or_else_by_address(first, last, shown):
    assert str(User(first_name=first, last_name=last, email="jo@example.org")) == shown

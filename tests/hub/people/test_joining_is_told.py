"""Who asks to join is noticed, and who is confirmed hears of it."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.urls import reverse

from hub.people.join import ask_to_join, confirm_membership
from hub.people.models import Membership
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

LIST = "wagtailsnippets_people_membership:list"
State = Membership.State


@pytest.fixture
def committed(db, django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def hull(db):
    return OrganisationFactory(name="Hull City Council")


@pytest.fixture
def administrator(client, db):
    client.force_login(UserFactory(is_superuser=True))


def test_the_hub_is_mailed_the_way_to_who_asks_to_join(committed, hull, settings):
    user = UserFactory()
    with committed():
        membership = ask_to_join(user=user, organisation=hull)
        assert not mail.outbox  # not before it is kept

    (sent,) = mail.outbox
    assert sent.to == [settings.CONTACT_EMAIL]
    assert user.email in sent.body
    assert reverse("wagtailsnippets_people_membership:edit", args=[membership.pk]) in sent.body


def test_asking_twice_is_mailed_once(committed, hull):
    user = UserFactory()
    with committed():
        ask_to_join(user=user, organisation=hull)
        ask_to_join(user=user, organisation=hull).save()

    assert len(mail.outbox) == 1


def test_a_person_hears_once_of_being_confirmed(committed, hull):
    membership = MembershipFactory(organisation=hull, state=State.ASKED)
    with committed():
        confirm_membership(membership)
        membership.save()

    (sent,) = mail.outbox
    assert sent.to == [membership.user.email]
    assert "You can now make plans for Hull City Council" in sent.subject


def test_a_reader_is_not_promised_plans_of_their_own(committed, hull):
    membership = MembershipFactory(organisation=hull, state=State.ASKED)
    with committed():
        confirm_membership(membership, role=Membership.Role.READER)

    assert "You can now read the plans of Hull City Council" in mail.outbox[0].subject


def test_a_mail_server_that_is_down_breaks_nothing(committed, hull, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with committed():
        ask_to_join(user=UserFactory(), organisation=hull)

    assert Membership.objects.filter(state=State.ASKED).exists()
    assert "was not sent" in caplog.text


@pytest.mark.parametrize(("verified", "told"), [(True, "Yes"), (False, "No")])
def test_the_list_shows_the_address_and_whether_it_is_confirmed(
    client, administrator, hull, verified, told
):
    membership = MembershipFactory(organisation=hull, user=UserFactory(verified=verified))

    page = client.get(reverse(LIST)).content.decode()

    assert membership.user.email in page
    assert "Address confirmed" in page
    assert re.search(rf">\s*{told}\s*</td>", page)


def test_the_admins_home_counts_who_waits_and_leads_to_them(client, administrator, library):
    MembershipFactory.create_batch(2, state=State.ASKED)
    MembershipFactory()

    home = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "2 people are waiting to join" in home
    address = f"{reverse(LIST)}?state=asked"
    assert address in home
    assert len(client.get(address).context["object_list"]) == 2


@pytest.mark.parametrize("may_change", [True, False])
def test_only_who_may_confirm_sees_who_waits(client, library, may_change):
    user = UserFactory()
    codenames = ["access_admin", *(["change_membership"] if may_change else [])]
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    MembershipFactory(state=State.ASKED)
    client.force_login(user)

    home = client.get(reverse("wagtailadmin_home")).content.decode()

    assert ("1 person is waiting to join" in home) is may_change

"""Guests of one plan, from the invitation to the end."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from practices.plans.log import What
from practices.plans.models import Guest
from practices.plans.permissions import editable_by, inside_of, managed_by, visible_to
from practices.plans.sharing import limits
from practices.plans.sharing.guests import (
    CannotInvite,
    CannotTakeUp,
    change_guest,
    invite_again,
    invite_guest,
    revoke_guest,
    take_up,
)
from practices.plans.sharing.links import link_to
from practices.plans.sharing.visibility import NobodysPlan
from tests.factories import UserFactory

Role = Guest.Role
ADDRESS = "adviser@example.com"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def guest(plan, owner):
    return invite_guest(plan=plan, email=ADDRESS, role=Role.READER, days=30, by=owner)


@pytest.fixture
def link(guest):
    return "/plans/" + link_to(guest).partition("/plans/")[2]


def may(rights, user, plan):
    return rights(user).filter(pk=plan.pk).exists()


def set_times(guest, **days):
    times = {name: timezone.now() + timedelta(days=number) for name, number in days.items()}
    Guest.objects.filter(pk=guest.pk).update(**times)
    guest.refresh_from_db()


def invite(client, plan, **changes):
    sent = {"email": ADDRESS, "role": "reader", "days": "90"} | changes
    return client.post(reverse("plan-guest-invite", args=[plan.pk]), sent)


def test_an_invitation_goes_by_mail_and_names_no_plan(sign_in, committed, owner, plan):
    with committed():
        response = invite(sign_in(owner), plan, email="Adviser@Example.com")

    assert response.url == reverse("plan-sharing", args=[plan.pk])
    guest = plan.guests.get()
    assert guest.email == ADDRESS
    assert 89 <= (guest.until - timezone.now()).days <= 90
    assert 13 <= (guest.link_until - timezone.now()).days <= 14
    (sent,) = mail.outbox
    assert sent.to == [ADDRESS]
    assert plan.title not in sent.subject + sent.body
    assert str(plan.pk) not in sent.body
    assert link_to(guest) in sent.body
    change = plan.changes.first()
    assert (change.what, change.label) == (What.GUEST, ADDRESS)


def test_whoever_opens_the_link_is_asked_to_sign_in_and_comes_back(client, link, plan):
    page = client.get(link).content.decode()

    assert plan.title not in page
    addresses = re.findall(r'href="(/accounts/[^"]+)"', page)
    for name in ("login", "signup"):
        address = next(each for each in addresses if f"/accounts/{name}/?next=%2F" in each)
        assert client.get(address).content.decode().count(link) >= 1


def test_opening_the_link_takes_nothing_up_a_button_does(sign_in, link, plan, somebody):
    client = sign_in(somebody)

    page = client.get(link).content.decode()
    assert plan.title in page
    assert "The invitation went to another address." in page
    assert not may(visible_to, somebody, plan)

    assert client.post(link).url == plan.get_absolute_url()
    assert may(inside_of, somebody, plan)
    assert not may(editable_by, somebody, plan)
    assert not may(managed_by, somebody, plan)
    assert plan.title in client.get("/plans/").content.decode()
    assert client.get(link).url == plan.get_absolute_url()  # a second time leads there at once


def test_a_guest_may_write_where_the_invitation_says_so(guest, plan, somebody, owner):
    take_up(guest=guest, user=somebody)

    change_guest(guest=guest, role=Role.EDITOR, until=guest.until, by=owner)

    assert may(editable_by, somebody, plan)
    assert not may(managed_by, somebody, plan)


def test_an_invitation_is_for_one_person(sign_in, guest, link, plan, somebody):
    take_up(guest=guest, user=somebody)
    other = UserFactory(email=ADDRESS)

    response = sign_in(other).get(link)

    assert response.status_code == 403
    assert "taken it up already" in response.content.decode()
    assert sign_in(other).post(link).status_code == 403
    assert not may(visible_to, other, plan)
    with pytest.raises(CannotTakeUp):
        take_up(guest=guest, user=other)


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ({"link_until": -1}, "Ask whoever invited you to send the invitation again."),
        ({"until": -1}, "Ask whoever invited you for more time."),
    ],
)
def test_a_link_that_is_too_old_says_what_to_do(sign_in, guest, link, plan, somebody, days, says):
    set_times(guest, **days)
    client = sign_in(somebody)

    for response in (client.get(link), client.post(link)):
        assert response.status_code == 410
        assert says in response.content.decode()
    assert plan.title not in response.content.decode()
    assert not may(visible_to, somebody, plan)


def test_a_revoked_invitation_says_so(sign_in, client, guest, link, owner, somebody, plan):
    revoke_guest(guest=guest, by=owner)

    for each in (client, sign_in(somebody)):
        response = each.get(link)
        assert response.status_code == 410
        assert "taken the invitation back" in response.content.decode()
        assert plan.title not in response.content.decode()


@pytest.mark.parametrize("token", ["x", "MQ:1:2", "1"])
def test_a_made_up_link_opens_nothing(client, guest, token):
    response = client.get(f"/plans/invited/{token}/")

    assert response.status_code == 404
    assert "This is no link of an invitation" in response.content.decode()


def test_access_ends_on_its_day_and_at_once_when_revoked(guest, plan, somebody, owner):
    take_up(guest=guest, user=somebody)
    assert may(visible_to, somebody, plan)

    set_times(guest, until=-1)
    assert not may(visible_to, somebody, plan)

    set_times(guest, until=5)
    assert may(visible_to, somebody, plan)
    revoke_guest(guest=guest, by=owner)
    assert not may(visible_to, somebody, plan)
    revoke_guest(guest=guest, by=owner)  # a second press changes nothing


def test_removing_asks_first(sign_in, guest, plan, owner):
    client, url = sign_in(owner), reverse("plan-guest-revoke", args=[plan.pk, guest.pk])

    assert ADDRESS in client.get(url).content.decode()
    guest.refresh_from_db()
    assert guest.revoked_at is None
    client.post(url)

    guest.refresh_from_db()
    assert guest.revoked_at
    page = client.get(reverse("plan-sharing", args=[plan.pk])).content.decode()
    assert "adviser@example.com is no longer a guest." in page
    assert page.count(ADDRESS) == 1


@pytest.mark.parametrize("email", [ADDRESS, ADDRESS.upper(), f" {ADDRESS} "])
def test_nobody_is_invited_twice(sign_in, guest, plan, owner, email):
    response = invite(sign_in(owner), plan, email=email)

    assert "This person has been invited already." in response.content.decode()
    assert plan.guests.count() == 1


def test_after_removing_somebody_they_can_be_invited_again(guest, plan, owner, somebody):
    old_link = link_to(guest)
    revoke_guest(guest=guest, by=owner)

    again = invite_guest(plan=plan, email=ADDRESS, role=Role.READER, days=30, by=owner)

    assert link_to(again) != old_link
    take_up(guest=again, user=somebody)
    assert may(visible_to, somebody, plan)


def test_somebody_of_the_team_is_no_guest(sign_in, plan, owner, reader, link):
    response = invite(sign_in(owner), plan, email=reader.email.upper())

    assert "This person works on the plan already" in response.content.decode()
    assert sign_in(reader).post(link).url == plan.get_absolute_url()
    assert plan.guests.get().user is None  # the invitation stays for whom it was meant


@pytest.mark.parametrize(
    "changes", [{"email": "x"}, {"email": ""}, {"role": "owner"}, {"days": "9999"}, {"days": ""}]
)
def test_bad_input_invites_nobody(sign_in, committed, owner, plan, changes):
    with committed():
        response = invite(sign_in(owner), plan, **changes)

    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert not plan.guests.exists()
    assert not mail.outbox


def test_one_person_cannot_flood_the_post(monkeypatch, plan, owner, guest):
    monkeypatch.setattr(limits, "PER_HOUR", 2)
    given = {"plan": plan, "role": Role.READER, "days": 30, "by": owner}

    invite_guest(email="two@example.com", **given)

    with pytest.raises(CannotInvite, match="too-many"):
        invite_guest(email="three@example.com", **given)
    with pytest.raises(CannotInvite, match="too-many"):
        invite_again(guest=guest, by=owner)


def test_a_plan_has_so_many_guests_and_no_more(monkeypatch, plan, owner, guest):
    monkeypatch.setattr(limits, "PER_PLAN", 1)
    given = {"plan": plan, "email": "two@example.com", "role": Role.READER, "days": 30, "by": owner}

    with pytest.raises(CannotInvite, match="full"):
        invite_guest(**given)
    revoke_guest(guest=guest, by=owner)
    invite_guest(**given)


def test_sending_again_gives_the_link_new_days(sign_in, committed, guest, plan, owner, somebody):
    set_times(guest, link_until=-1)

    with committed():
        sign_in(owner).post(reverse("plan-guest-again", args=[plan.pk, guest.pk]))

    assert len(mail.outbox) == 1
    take_up(guest=guest, user=somebody)
    with pytest.raises(Guest.DoesNotExist):
        invite_again(guest=guest, by=owner)


def test_role_and_last_day_are_changed_on_a_form(sign_in, guest, plan, owner):
    day = timezone.localdate() + timedelta(days=60)
    client, url = sign_in(owner), reverse("plan-guest", args=[plan.pk, guest.pk])

    client.post(url, boxes(day) | {"role": "editor"})

    guest.refresh_from_db()
    assert guest.role == Role.EDITOR
    assert timezone.localtime(guest.until).date() == day
    assert plan.changes.first().before["role"] == "reader"


@pytest.mark.parametrize("days", [-1, 400])
def test_a_last_day_that_makes_no_sense_is_refused(sign_in, guest, plan, owner, days):
    day = timezone.localdate() + timedelta(days=days)
    url = reverse("plan-guest", args=[plan.pk, guest.pk])

    response = sign_in(owner).post(url, boxes(day) | {"role": "editor"})

    assert "There is a problem" in response.content.decode()
    guest.refresh_from_db()
    assert guest.role == Role.READER


def boxes(day):
    return {"until_day": day.day, "until_month": day.month, "until_year": day.year}


def test_guests_of_another_plan_cannot_be_reached(sign_in, guest, fork, owner):
    other = fork(title="Another")
    for name in ("plan-guest", "plan-guest-again", "plan-guest-revoke"):
        url = reverse(name, args=[other.pk, guest.pk])
        assert sign_in(owner).post(url).status_code == 404
    guest.refresh_from_db()
    assert guest.revoked_at is None


def test_a_plan_of_ones_own_has_no_guests(sign_in, fork, newcomer):
    plan = fork(organisation=None, author=newcomer)

    assert invite(sign_in(newcomer), plan).status_code == 404
    with pytest.raises(NobodysPlan):
        invite_guest(plan=plan, email=ADDRESS, role=Role.READER, days=30, by=newcomer)


def test_a_guest_sees_nothing_else_of_the_organisation(sign_in, guest, fork, somebody):
    other = fork(title="Another plan of ours")
    take_up(guest=guest, user=somebody)
    client = sign_in(somebody)

    assert client.get(other.get_absolute_url()).status_code == 404
    assert "Another plan of ours" not in client.get("/plans/").content.decode()

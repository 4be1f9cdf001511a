"""Partner organisations in a plan."""

import datetime

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.people.models import Membership
from practices.plans.log import What
from practices.plans.models import Plan, PlanPartner
from practices.plans.permissions import editable_by, inside_of, managed_by, visible_to
from practices.plans.saving import save_part
from practices.plans.sharing.partners import CannotJoin, add_partner, change_partner, remove_partner
from practices.plans.sharing.visibility import NobodysPlan
from tests.factories import MembershipFactory, OrganisationFactory

Role = PlanPartner.Role


@pytest.fixture
def partner(plan, partner_body, owner, shown):
    shown(Plan.Visibility.PARTNERS)
    return add_partner(plan=plan, organisation=partner_body, role=Role.READER, by=owner)


def may(rights, user, plan):
    return rights(user).filter(pk=plan.pk).exists()


def test_a_partners_people_work_on_the_plan(partner, plan, colleague):
    assert may(inside_of, colleague, plan)
    assert not may(editable_by, colleague, plan)
    assert not may(managed_by, colleague, plan)


def test_they_write_where_the_plan_says_so(partner, plan, colleague, owner):
    change_partner(partner=partner, role=Role.EDITOR, by=owner)

    assert may(editable_by, colleague, plan)
    change = plan.changes.first()
    assert (change.what, change.label) == (What.PARTNER, "City of York Council")
    assert (change.before, change.after) == ({"role": "reader"}, {"role": "editor"})


def test_readers_of_a_partner_only_read(partner, plan, partner_body, owner):
    change_partner(partner=partner, role=Role.EDITOR, by=owner)
    reader = MembershipFactory(organisation=partner_body, role=Membership.Role.READER).user
    waiting = MembershipFactory(organisation=partner_body, state=Membership.State.ASKED).user

    # How far an organisation may go in a plan is one thing, what a member may do another.
    assert may(inside_of, reader, plan)
    assert not may(editable_by, reader, plan)
    assert not may(visible_to, waiting, plan)


def test_while_the_plan_is_only_ours_a_partner_waits(plan, partner_body, colleague, owner, sign_in):
    add_partner(plan=plan, organisation=partner_body, role=Role.EDITOR, by=owner)

    assert not may(visible_to, colleague, plan)
    page = sign_in(owner).get(reverse("plan-sharing", args=[plan.pk])).content.decode()
    assert "They do not see the plan yet" in page


def test_adding_is_a_form_that_works_without_scripts(sign_in, owner, plan, partner_body, shown):
    shown(Plan.Visibility.PARTNERS)
    client, url = sign_in(owner), reverse("plan-partner-add", args=[plan.pk])
    gone = OrganisationFactory(name="Gone Council", end=datetime.date(2020, 4, 1))

    page = client.get(url).content.decode()
    assert f'<option value="{partner_body.pk}">City of York Council</option>' in page
    assert f'value="{gone.pk}"' not in page
    assert f'value="{plan.organisation_id}"' not in page
    client.post(url, {"organisation": partner_body.pk, "role": "editor"})

    assert plan.partnerships.get().role == Role.EDITOR
    page = client.get(reverse("plan-sharing", args=[plan.pk])).content.decode()
    assert "City of York Council is now a partner." in page


@pytest.mark.parametrize(
    "sent", [{"role": ""}, {"organisation": "x"}, {"organisation": "0", "role": "boss"}]
)
def test_bad_input_adds_nobody(sign_in, owner, plan, sent):
    response = sign_in(owner).post(reverse("plan-partner-add", args=[plan.pk]), sent)

    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert not plan.partnerships.exists()


def test_we_ourselves_and_partners_cannot_be_added(partner, plan, organisation, owner):
    gone = OrganisationFactory(end=datetime.date(2020, 4, 1))
    for each in (partner.organisation, organisation, gone):
        with pytest.raises(CannotJoin):
            add_partner(plan=plan, organisation=each, role=Role.READER, by=owner)
    assert plan.partnerships.count() == 1


def test_a_plan_of_ones_own_has_no_partners(sign_in, fork, newcomer, partner_body):
    plan = fork(organisation=None, author=newcomer)

    with pytest.raises(NobodysPlan):
        add_partner(plan=plan, organisation=partner_body, role=Role.READER, by=newcomer)
    url = reverse("plan-partner-add", args=[plan.pk])
    assert sign_in(newcomer).get(url).status_code == 404


def test_removing_asks_first_and_keeps_what_they_wrote(sign_in, partner, plan, colleague, owner):
    change_partner(partner=partner, role=Role.EDITOR, by=owner)
    part = plan.parts.filter(kind="text").first()
    save_part(part=part, expected_version=1, user=colleague, text="<p>From York.</p>")
    client, url = sign_in(owner), reverse("plan-partner-remove", args=[plan.pk, partner.pk])

    page = client.get(url).content.decode()
    assert "What they wrote stays in it." in page
    assert plan.partnerships.exists()
    client.post(url)

    assert not plan.partnerships.exists()
    assert not may(visible_to, colleague, plan)
    part.refresh_from_db()
    assert "From York." in part.text
    assert plan.changes.first().after is None
    remove_partner(partner=partner, by=owner)  # a second press changes nothing


def test_owners_of_the_partner_are_told_without_the_title(
    committed, plan, partner_body, owner, shown
):
    boss = MembershipFactory(organisation=partner_body, role=Membership.Role.OWNER).user
    shown(Plan.Visibility.PARTNERS)

    with committed():
        add_partner(plan=plan, organisation=partner_body, role=Role.READER, by=owner)

    (sent,) = mail.outbox
    assert sent.to == [boss.email]
    assert plan.get_absolute_url() in sent.body
    assert plan.title not in sent.subject + sent.body


def test_a_partner_of_another_plan_cannot_be_reached(sign_in, partner, fork, owner):
    other = fork(title="Another")
    for name in ("plan-partner", "plan-partner-remove"):
        url = reverse(name, args=[other.pk, partner.pk])
        assert sign_in(owner).post(url, {"role": "editor"}).status_code == 404
    assert PlanPartner.objects.get().role == Role.READER


def test_the_page_asks_the_database_no_more_for_many_partners(
    sign_in, owner, plan, django_assert_max_num_queries
):
    client, url = sign_in(owner), reverse("plan-sharing", args=[plan.pk])
    PlanPartner.objects.create(plan=plan, organisation=OrganisationFactory())
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _each in range(8):
        PlanPartner.objects.create(plan=plan, organisation=OrganisationFactory())
    with django_assert_max_num_queries(len(few)):
        client.get(url)

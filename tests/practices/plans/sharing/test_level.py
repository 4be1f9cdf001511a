"""Who sees a plan, and how that is changed."""

import pytest
from django.core import mail
from django.urls import reverse

from hub.people.models import Membership
from practices.plans.fork import fork_plan
from practices.plans.log import What
from practices.plans.models import Plan, PlanFile, PlanPartner
from practices.plans.rows.verbs import add_row
from practices.plans.sharing.visibility import (
    NobodysPlan,
    StaleLevel,
    change_level,
    change_naming,
)
from practices.plans.versions import keep_plan_version
from tests.factories import MembershipFactory

Level = Plan.Visibility


def send(client, plan, level, expected=Level.US, **more):
    url = reverse("plan-sharing-level", args=[plan.pk])
    return client.post(url, {"level": level, "expected": expected} | more)


def level_of(plan):
    return Plan.objects.get(pk=plan.pk).visibility


def page_of(client, plan):
    return client.get(reverse("plan-sharing", args=[plan.pk])).content.decode()


def test_everyone_on_the_team_reads_who_sees_the_plan(sign_in, reader, plan):
    page = page_of(sign_in(reader), plan)

    assert "Only us." in page
    assert "Nobody else can find out that the plan is there." in page
    assert "Change who sees it" not in page
    assert "Invite a guest" not in page


def test_the_plan_leads_to_the_page(sign_in, reader, plan):
    assert reverse("plan-sharing", args=[plan.pk]) in (
        sign_in(reader).get(plan.get_absolute_url()).content.decode()
    )


def test_each_level_says_what_others_will_see(sign_in, owner, plan):
    page = page_of(sign_in(owner), plan)

    for words in (
        "Nobody else can find out",
        "members of the organisations that you name",
        "They read the plan and cannot change it",
        "Search engines find it",
    ):
        assert words in page
    assert page.count('name="level"') == 4
    assert page.count("checked") == 1


def test_showing_it_to_more_people_asks_first_what_they_will_see(sign_in, owner, plan):
    add_row(part=plan.parts.get(key="first-actions"), by=owner, what="Meet landlords")
    PlanFile.objects.create(plan=plan, title="Budget", file_name="b.csv", size=1, content_type="t")

    page = send(sign_in(owner), plan, Level.EVERYONE).content.decode()

    assert level_of(plan) == Level.US
    for words in ("1 action", "the file “Budget”", "They will never see", "comments", "history"):
        assert words in page, words


def test_after_asking_the_level_changes_and_the_history_says_so(sign_in, owner, plan):
    response = send(sign_in(owner), plan, Level.EVERYONE, sure="yes")

    assert response.url == reverse("plan-sharing", args=[plan.pk])
    assert level_of(plan) == Level.EVERYONE
    change = plan.changes.first()
    assert (change.what, change.by) == (What.VISIBILITY, owner)
    assert change.before == {"visibility": "us"}
    assert change.after == {"visibility": "everyone"}


def test_showing_it_to_fewer_people_says_what_stays_out_there(
    sign_in, owner, shown, fork, stranger, templates
):
    plan = shown(Level.EVERYONE)
    fork_plan(
        version=keep_plan_version(plan=plan, by=owner),
        organisation=None,
        author=stranger,
        template=templates["one-page"],
    )

    page = send(sign_in(owner), plan, Level.US, Level.EVERYONE).content.decode()

    assert "One plan was made from this one. It keeps the words that it took." in page
    assert "Search engines may show" in page
    assert level_of(plan) == Level.EVERYONE


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_only_who_manages_the_plan_changes_it(sign_in, person, fork, role):
    plan = fork(author=person["owner"])  # whoever started a plan manages it too

    assert send(sign_in(person[role]), plan, Level.EVERYONE, sure="yes").status_code == 403
    assert level_of(plan) == Level.US


def test_whoever_started_the_plan_may_change_it(sign_in, editor, owner, plan):
    send(sign_in(editor), plan, Level.BODIES, sure="yes")

    assert level_of(plan) == Level.BODIES


def test_of_two_people_at_once_the_second_is_told(sign_in, owner, editor, plan):
    change_level(plan=plan, level=Level.BODIES, expected=Level.US, by=editor)

    response = send(sign_in(owner), plan, Level.EVERYONE, Level.US, sure="yes")

    assert level_of(plan) == Level.BODIES
    assert "somebody else has changed who sees the plan" in page_of(sign_in(owner), plan)
    assert response.status_code == 302
    with pytest.raises(StaleLevel):
        change_level(plan=plan, level=Level.EVERYONE, expected=Level.US, by=owner)


def test_choosing_what_is_there_writes_nothing(owner, plan):
    before = plan.changes.count()

    change_level(plan=plan, level=Level.US, expected=Level.EVERYONE, by=owner)

    assert plan.changes.count() == before


@pytest.mark.parametrize("sent", [{}, {"level": "all"}, {"level": "everyone"}])
def test_a_broken_form_changes_nothing(sign_in, owner, plan, sent):
    url = reverse("plan-sharing-level", args=[plan.pk])

    response = sign_in(owner).post(url, sent | {"sure": "yes"})

    assert response.status_code == 200
    assert level_of(plan) == Level.US


def test_an_unanswered_question_says_so_beside_it(sign_in, owner, plan):
    page = send(sign_in(owner), plan, "").content.decode()

    assert "Choose an answer to “Who sees this plan”." in page
    assert "There is a problem" in page


def test_a_plan_of_ones_own_stays_so_and_says_why(sign_in, newcomer, fork):
    plan = fork(organisation=None, author=newcomer)
    client = sign_in(newcomer)

    page = page_of(client, plan)

    assert "Only you." in page
    assert "Once an organisation has confirmed you" in page
    assert 'name="level"' not in page
    assert send(client, plan, Level.EVERYONE, sure="yes").status_code == 404
    for verb in (
        lambda: change_level(plan=plan, level=Level.BODIES, expected=Level.US, by=newcomer),
        lambda: change_naming(plan=plan, is_named=True, by=newcomer),
    ):
        with pytest.raises(NobodysPlan):
            verb()


def test_the_source_may_name_us_only_where_we_say_so(sign_in, owner, plan):
    client, url = sign_in(owner), reverse("plan-sharing-naming", args=[plan.pk])

    client.post(url, {"is_named": "on"})
    plan.refresh_from_db()
    assert plan.is_named
    assert plan.changes.first().after == {"is_named": True}

    client.post(url, {})
    plan.refresh_from_db()
    assert not plan.is_named


def test_partners_hear_of_it_when_the_plan_is_opened_to_them(committed, owner, plan, partner_body):
    boss = MembershipFactory(organisation=partner_body, role=Membership.Role.OWNER).user
    MembershipFactory(organisation=partner_body)
    PlanPartner.objects.create(plan=plan, organisation=partner_body)

    with committed():
        change_level(plan=plan, level=Level.PARTNERS, expected=Level.US, by=owner)

    (sent,) = mail.outbox
    assert sent.to == [boss.email]
    assert plan.title not in sent.subject + sent.body

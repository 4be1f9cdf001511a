"""Months after a plan began its people are asked how it goes, once, and answer in two minutes."""

import re
from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hub.people.models import Membership
from practices.plans.changes import change_state
from practices.plans.check_ins import ask as asking
from practices.plans.check_ins import links
from practices.plans.check_ins.answers import (
    AnsweredMeanwhile,
    answer,
    answers_shown,
    withdraw_consent,
)
from practices.plans.check_ins.ask import ask_due
from practices.plans.check_ins.schedule import months_after, months_between, next_question
from practices.plans.models import CheckIn, MailStop, Plan, PlanChange
from tests.factories import MembershipFactory

Going = CheckIn.Going
ZONE = timezone.get_default_timezone()


def at(year, month, day):
    return datetime(year, month, day, 12, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def quick(no_tasks):
    """No search index."""


@pytest.fixture
def plan(plan):
    """A plan that began on 31 January 2026."""
    Plan.objects.filter(pk=plan.pk).update(created_at=at(2026, 1, 31))
    plan.refresh_from_db()
    return plan


@pytest.fixture
def run(django_capture_on_commit_callbacks, mailoutbox):
    """Runs the job on a day; gives whom it mailed."""

    def job(*day):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            ask_due(now=at(*day))
        return [mail.to[0] for mail in mailoutbox]

    return job


@pytest.fixture
def say(plan, editor):
    """Answers a question, or the next one."""

    def reply(months=None, **changes):
        check_in = plan.check_ins.filter(months=months).first() or next_question(plan)
        values = {"going": Going.GOING, "because": "", "happened": "", "may_be_shown": False}
        given = {"check_in": check_in, "user": editor, "seen": check_in.answered_at}
        return answer(**given | values | changes)

    return reply


def test_a_month_too_short_ends_on_its_last_day():
    assert months_after(date(2026, 1, 31), 3) == date(2026, 4, 30)
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_between(date(2026, 1, 31), date(2026, 4, 30)) == 2


def test_the_author_is_asked_after_3_6_and_12_months_and_never_else(plan, run):
    author = [plan.author.email]
    days = [(2026, 4, 29), (2026, 4, 30), (2026, 5, 1), (2026, 7, 30), (2026, 7, 31)]
    days += [(2026, 10, 31), (2027, 1, 31), (2027, 7, 31), (2029, 1, 31)]

    asked = {day: run(*day) for day in days}

    # Nobody answered, and the job came too late for reminders.
    assert {day for day, people in asked.items() if people == author} == {
        (2026, 4, 30),
        (2026, 7, 31),
        (2027, 1, 31),
    }
    assert all(people in ([], author) for people in asked.values())


def test_the_mail_names_no_plan_and_neither_does_its_address(plan, run, mailoutbox):
    run(2026, 4, 30)

    (mail,) = mailoutbox
    assert plan.title not in mail.subject + mail.body
    assert str(plan.pk) not in mail.body
    assert plan.pk.hex not in mail.body
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_one_reminder_after_a_fortnight_and_never_more(plan, run):
    days = [(4, 30), (5, 13), (5, 14), (5, 15), (5, 29), (6, 29)]

    assert [len(run(2026, *day)) for day in days] == [1, 0, 1, 0, 0, 0]


def test_no_reminder_after_an_answer(plan, run, say):
    run(2026, 4, 30)
    say(3)

    assert run(2026, 5, 20) == []


def test_a_question_answered_early_is_not_asked(plan, run, say):
    assert say().months == 3

    assert run(2026, 4, 30) == []
    assert run(2026, 7, 31) != []


@pytest.mark.parametrize(
    "change", [{"archived_at": at(2026, 2, 1)}, {"deleted_at": at(2026, 2, 1)}]
)
def test_plans_put_away_are_not_asked(plan, run, change):
    Plan.objects.filter(pk=plan.pk).update(**change)

    assert run(2026, 4, 30) == []


def test_a_plan_that_said_it_stopped_is_asked_no_more(plan, run, say):
    say(going=Going.STOPPED)

    assert run(2026, 7, 31) == []


@pytest.mark.parametrize("state", [Plan.State.FINISHED, Plan.State.STOPPED])
def test_a_plan_that_has_ended_is_asked_once_more(plan, editor, run, state):
    change_state(plan=plan, state=state, user=editor, because="No money.")
    PlanChange.objects.filter(what="state").update(at=at(2026, 3, 1))

    assert [len(run(*day)) for day in [(2026, 4, 30), (2026, 7, 31), (2027, 1, 31)]] == [1, 0, 0]


def test_an_old_plan_is_not_asked_what_nobody_asked_in_time(plan, run):
    assert run(2026, 7, 1) == []
    assert run(2028, 1, 1) == []


def test_when_the_author_has_left_those_who_run_it_are_asked(plan, run, organisation, editor):
    owner = MembershipFactory(organisation=organisation, role=Membership.Role.OWNER).user
    MembershipFactory(organisation=organisation, role=Membership.Role.READER)
    editor.memberships.update(state=Membership.State.LEFT)

    assert run(2026, 4, 30) == [owner.email]


def test_without_an_owner_its_editors_are_asked(plan, run, organisation, editor):
    colleague = MembershipFactory(organisation=organisation).user
    editor.memberships.update(state=Membership.State.LEFT)

    assert run(2026, 4, 30) == [colleague.email]


def test_whoever_wants_no_such_mails_gets_none(plan, run, editor):
    MailStop.objects.create(user=editor, kind=MailStop.Kind.CHECK_INS)

    assert run(2026, 4, 30) == []


def test_two_jobs_at_once_send_one_mail(
    plan, mailoutbox, monkeypatch, django_capture_on_commit_callbacks
):
    now, send, ran = at(2026, 4, 30), asking.send, []

    def other_job_first(pk, mark, moment):
        if not ran:
            ran.append(True)
            send(pk, mark, moment)
        return send(pk, mark, moment)

    monkeypatch.setattr(asking, "send", other_job_first)
    with django_capture_on_commit_callbacks(execute=True):
        assert ask_due(now=now)["asked"] == 0

    assert len(mailoutbox) == 1


def test_the_job_asks_as_many_questions_with_many_plans_that_are_not_due(
    plan, run, fork, django_assert_max_num_queries
):
    Plan.objects.update(created_at=at(2026, 3, 1))

    with django_assert_max_num_queries(8):
        run(2026, 4, 30)


# --- Answering by the link ------------------------------------------------------------------------


@pytest.fixture
def link(plan, run, mailoutbox):
    """The path of the link in the mail, which was sent just now."""
    run(2026, 4, 30)
    return path_in(mailoutbox[0])


def path_in(mail):
    return re.search(r"https?://[^/]+(/plans/check-ins/\S+)", mail.body).group(1)


def main_of(response):
    return BeautifulSoup(response.content, "html.parser").main


def test_the_link_opens_a_short_form_without_signing_in(plan, link, client):
    shown = main_of(client.get(link))

    assert plan.title in shown.get_text()
    radios = [radio["value"] for radio in shown.select("input[name=going]")]
    assert radios == ["going", "changed", "stopped"]
    assert shown.select_one("input[name=may_be_shown][checked]")["value"] == "no"


def test_an_answer_by_the_link_is_kept_and_told_in_the_history(plan, link, client, editor):
    sent = {"going": "stopped", "because": "The money went.", "may_be_shown": "yes"}

    shown = main_of(client.post(link, sent, follow=True))

    assert "Thank you" in shown.get_text()
    assert "mark it as stopped" in shown.get_text()
    row = plan.check_ins.get()
    assert (row.going, row.because, row.answered_by) == ("stopped", "The money went.", editor)
    assert list(answers_shown(plan)) == [row]
    change = plan.changes.filter(what=PlanChange.What.CHECK_IN).get()
    assert (change.by, change.after["going"]) == (editor, "stopped")
    plan.refresh_from_db()
    assert plan.state == Plan.State.DRAFT  # to be said in the plan, by somebody signed in


def test_the_link_shows_nothing_of_an_answer_that_is_given(plan, link, client, say):
    say(3, happened="Fewer cold homes.")

    assert "Fewer cold homes" not in main_of(client.get(link)).get_text()
    client.post(link, {"going": "stopped", "may_be_shown": "no"})
    assert plan.check_ins.get().going == Going.GOING


def test_without_a_choice_the_form_says_so_and_keeps_nothing(plan, link, client):
    shown = main_of(client.post(link, {"happened": "Much.", "may_be_shown": "no"}))

    assert "Choose how it is going." in shown.get_text()
    assert "Much." in shown.select_one("textarea[name=happened]").get_text()
    assert plan.check_ins.get().answered_at is None


def test_a_link_of_someone_who_left_tells_nothing(plan, link, client, editor):
    editor.memberships.update(state=Membership.State.LEFT)

    response = client.get(link)

    assert response.status_code == 404
    assert plan.title not in response.content.decode()
    assert client.post(link, {"going": "going", "may_be_shown": "no"}).status_code == 404


def test_a_link_that_is_old_cut_or_made_up_opens_nothing(plan, link, client, monkeypatch):
    other = signing.TimestampSigner(salt="else", sep=".").sign(f"{plan.check_ins.get().pk}-1")
    for wrong in (link[:-4] + "/", "/plans/check-ins/x/", f"/plans/check-ins/{other}/"):
        assert client.get(wrong).status_code == 404

    monkeypatch.setattr(links, "VALID", timedelta(seconds=-1))
    assert client.get(link).status_code == 404


# --- In the plan ----------------------------------------------------------------------------------


def page(plan, *more):
    return reverse("plan-check-ins", args=[plan.pk]) + "".join(f"{each}/" for each in more)


def test_editors_answer_early_change_it_and_take_their_consent_back(plan, sign_in, editor):
    client = sign_in(editor)
    sent = {"going": "changed", "because": "Another room.", "may_be_shown": "yes"}

    shown = main_of(client.post(page(plan, 3), sent, follow=True))
    assert "Another room." in shown.get_text()

    form = main_of(client.get(page(plan, 3)))
    seen = form.select_one("input[name=seen]")["value"]
    client.post(page(plan, 3), sent | {"because": "Two rooms.", "seen": seen})
    assert plan.check_ins.get().because == "Two rooms."

    shown = main_of(client.post(page(plan, 3, "withdraw"), follow=True))
    assert "Only the people who work on the plan" in shown.get_text()
    assert list(answers_shown(plan)) == []
    assert plan.changes.filter(what=PlanChange.What.CHECK_IN).count() == 3


def test_two_who_answer_at_once_lose_no_word(plan, sign_in, editor, say):
    form = main_of(sign_in(editor).get(page(plan, 3)))
    assert form.select_one("input[name=seen]").get("value", "") == ""
    say(happened="Theirs.")
    sent = {"going": "going", "happened": "Ours.", "may_be_shown": "no", "seen": ""}

    shown = main_of(sign_in(editor).post(page(plan, 3), sent))

    assert "A colleague answered" in shown.get_text()
    assert "Theirs." in shown.get_text()
    assert "Ours." in shown.select_one("textarea[name=happened]").get_text()
    seen = shown.select_one("input[name=seen]")["value"]
    sign_in(editor).post(page(plan, 3), sent | {"seen": seen, "happened": "Both."})
    assert plan.check_ins.get().happened == "Both."


def test_the_verb_refuses_an_answer_to_an_old_page(plan, say):
    say()

    with pytest.raises(AnsweredMeanwhile):
        say(3, seen=None)


def test_after_stopping_the_plan_can_be_marked_so_with_the_reason(plan, sign_in, editor, say):
    say(going=Going.STOPPED, because="The money went.")
    client = sign_in(editor)
    assert "Mark the plan as stopped" in main_of(client.get(page(plan))).get_text()

    client.post(page(plan, "stop"))

    plan.refresh_from_db()
    assert (plan.state, plan.stopped_because) == (Plan.State.STOPPED, "The money went.")


def test_withdrawing_twice_records_once(plan, say, editor):
    row = say(may_be_shown=True)

    for _ in range(2):
        withdraw_consent(check_in=row, user=editor)

    assert plan.changes.filter(what=PlanChange.What.CHECK_IN).count() == 2


def test_answers_of_a_deleted_plan_are_not_shown(plan, say):
    say(may_be_shown=True)
    Plan.objects.filter(pk=plan.pk).update(deleted_at=timezone.now())

    assert list(answers_shown(plan)) == []


@pytest.mark.parametrize(
    ("who", "look", "write"), [("editor", 200, 302), ("reader", 200, 403), ("stranger", 404, 404)]
)
def test_who_may_read_and_answer(plan, sign_in, person, who, look, write, say):
    say()
    Plan.objects.filter(pk=plan.pk).update(
        visibility=Plan.Visibility.EVERYONE if who == "stranger" else Plan.Visibility.US
    )
    client = sign_in(person[who])

    assert client.get(page(plan)).status_code == look
    sent = {"going": "going", "may_be_shown": "no"}
    assert client.post(page(plan, 6), sent).status_code == write
    assert client.post(page(plan, 3, "withdraw")).status_code == write
    assert client.post(page(plan, "stop")).status_code == write


@pytest.mark.parametrize("months", [0, 5, 12, 99])
def test_there_is_no_question_but_the_next_one(plan, sign_in, editor, months):
    assert sign_in(editor).get(page(plan, months)).status_code == 404


def test_queries_of_the_page_do_not_grow(plan, sign_in, editor, say, django_assert_num_queries):
    client = sign_in(editor)
    say()
    client.get(page(plan))
    with CaptureQueriesContext(connection) as seen:
        client.get(page(plan))
    for _ in range(3):
        say()

    with django_assert_num_queries(len(seen)):
        client.get(page(plan))

"""People hear of what happened to the sources of their plans: once, and only what they may know."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from hub.people.models import Membership
from practices.case_studies.versions import latest_version
from practices.plans.deciding import note
from practices.plans.following import queue, send
from practices.plans.following.behind import keys_behind
from practices.plans.following.tasks import tell_of_all
from practices.plans.models import MailStop, Plan, PlanChange, PlanPart, PlanSource, SourceNews
from practices.plans.saving import save_part
from practices.plans.sources import sources_of
from practices.plans.updates import notices_of
from practices.plans.versions import keep_plan_version
from tests.factories import MembershipFactory, UserFactory
from tests.factories.cases import statement


def write(plan, user, heading="Block 1", text="<p>Ours.</p>"):
    part = plan.parts.get(heading=heading)
    return save_part(part=part, expected_version=part.version, user=user, text=text)


def test_the_author_hears_that_the_practice_was_published_again(
    plan, republish, daily, tell, mailoutbox, case
):
    republish(**daily)

    assert tell() == 1

    (mail,) = mailoutbox
    assert mail.to == [plan.author.email]
    assert "published again" in mail.subject
    assert case.title in mail.body
    assert reverse("plan-updates", args=[plan.pk]) in mail.body
    assert plan.title not in mail.body + mail.subject


def test_running_it_again_mails_nobody_again(plan, republish, daily, tell, mailoutbox):
    republish(**daily)

    assert [tell(), tell()] == [1, 0]
    assert plan.sources.get().told_number == latest_version(plan.sources.get().key).number
    assert len(mailoutbox) == 1


def test_each_new_version_that_brings_something_is_told(plan, republish, daily, tell, mailoutbox):
    republish(**daily)
    tell()

    republish(**daily, advice=[statement("Begin with schools.")])
    tell()

    assert len(mailoutbox) == 2


def test_a_version_that_brings_this_plan_nothing_is_marked_and_not_mailed(
    plan, republish, daily, tell, mailoutbox
):
    republish(**daily)
    tell()

    before = plan.sources.get().told_number
    # Something that no part of the plan shows; what waited before waits on.
    republish(**daily, problem="Another problem altogether.")
    tell()

    source = plan.sources.get()
    assert source.told_number == latest_version(source.key).number == before + 1
    assert len(mailoutbox) == 1


def test_one_person_with_several_plans_gets_one_mail(start, republish, daily, tell, mailoutbox):
    plans = [start(), start(), start()]
    republish(**daily)

    tell()

    (mail,) = mailoutbox
    assert all(reverse("plan-updates", args=[plan.pk]) in mail.body for plan in plans)


def test_everybody_who_wrote_in_it_hears_and_nobody_who_left(
    plan, organisation, republish, daily, tell, mailoutbox, reader
):
    colleague, left, late = (MembershipFactory(organisation=organisation) for _ in range(3))
    for member in (colleague, left, late):
        write(plan, member.user, text=f"<p>{member.pk}</p>")
    Membership.objects.filter(pk=left.pk).update(state=Membership.State.LEFT)
    long_ago = timezone.now() - timedelta(days=400)
    PlanChange.objects.filter(by=late.user).update(at=long_ago)
    republish(**daily)

    tell()

    assert {mail.to[0] for mail in mailoutbox} == {plan.author.email, colleague.user.email}


@pytest.mark.parametrize("state", ["archived", "stopped", "deleted"])
def test_a_plan_at_rest_brings_no_mail(plan, republish, daily, tell, mailoutbox, state):
    now = timezone.now()
    values = {
        "archived": {"archived_at": now},
        "stopped": {"state": Plan.State.STOPPED},
        "deleted": {"deleted_at": now},
    }
    Plan.objects.filter(pk=plan.pk).update(**values[state])
    republish(**daily)

    tell()

    assert mailoutbox == []


def test_a_plan_that_was_brought_back_hears_what_it_missed(
    plan, republish, daily, tell, mailoutbox
):
    Plan.objects.filter(pk=plan.pk).update(deleted_at=timezone.now())
    republish(**daily)
    tell()

    Plan.objects.filter(pk=plan.pk).update(deleted_at=None)
    tell_of_all.func()

    assert len(mailoutbox) == 1


def test_whoever_starts_from_an_old_version_is_not_told_that_it_is_old(
    republish, start, daily, tell, mailoutbox, case
):
    old = latest_version(case.key)
    republish(**daily)
    start(version=old)

    tell()

    assert mailoutbox == []


def test_a_new_mark_of_the_evidence_is_said(plan, republish, tell, mailoutbox):
    republish(evidence={"mark": "X", "reason": "A trial found nothing."})

    tell()

    assert "Tested, no benefit found" in mailoutbox[0].body
    (notice,) = notices_of(sources_of(plan))
    note(source=notice.source, number=notice.version.number)
    assert tell() == 0


# --- Withdrawn -----------------------------------------------------------------------------------


def hide(case, how):
    if how == "unpublished":
        case.unpublish()
    elif how == "private":
        PageViewRestriction.objects.create(page=case, restriction_type="login")
    else:
        case.delete()


@pytest.mark.parametrize("how", ["unpublished", "private", "deleted"])
def test_people_hear_that_a_source_is_withdrawn_and_not_which(plan, case, tell, mailoutbox, how):
    title, key = case.title, case.key
    hide(case, how)

    assert [tell(key), tell(key)] == [1, 0]

    (mail,) = mailoutbox
    assert "withdrawn" in mail.subject
    assert title not in mail.body + mail.subject
    assert reverse("plan-updates", args=[plan.pk]) in mail.body


@pytest.mark.parametrize("how", ["unpublished", "private", "deleted"])
def test_hiding_a_case_sets_the_worker_going(
    plan, case, mailoutbox, how, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        hide(case, how)

    assert len(mailoutbox) == 1


def test_a_source_that_comes_back_can_be_withdrawn_again(plan, case, tell, republish, mailoutbox):
    case.unpublish()
    tell()
    republish(advice=[statement("Begin with schools.")])
    tell()

    case.refresh_from_db()
    case.unpublish()
    tell()

    assert ["withdrawn" in mail.subject for mail in mailoutbox] == [True, False, True]


def test_what_came_while_it_was_withdrawn_is_told_once_it_is_back(
    plan, case, tell, mailoutbox, republish, daily
):
    case.unpublish()
    tell()
    mailoutbox.clear()

    republish(**daily)
    tell()

    assert ["published again" in mail.subject for mail in mailoutbox] == [True]


# --- When something goes wrong --------------------------------------------------------------------


def test_a_task_that_died_half_way_is_taken_up_again(
    start, republish, daily, tell, mailoutbox, monkeypatch, organisation, case
):
    people = MembershipFactory.create_batch(3, organisation=organisation)
    for member in people:
        start(author=member.user)
    republish(**daily)
    monkeypatch.setattr(queue, "AT_ONCE", 1)
    done = queue.people_of
    monkeypatch.setattr(queue, "people_of", fails_at(2, done))
    with pytest.raises(ZeroDivisionError):
        tell()
    assert SourceNews.objects.count() == 1
    monkeypatch.setattr(queue, "people_of", done)

    assert list(keys_behind()) == [case.key]
    tell_of_all.func()

    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(m.user.email for m in people)
    assert list(keys_behind()) == []


def fails_at(number, done):
    calls = []

    def call(plans):
        calls.append(plans)
        return done(plans) if len(calls) < number else 1 / 0

    return call


def test_a_mail_that_would_not_go_is_tried_again_and_keeps_no_other_from_going(
    start, republish, daily, tell, mailoutbox, monkeypatch, organisation
):
    one, other = MembershipFactory.create_batch(2, organisation=organisation)
    start(author=one.user), start(author=other.user)
    republish(**daily)
    letter = send.letter

    def broken(event, *args):
        if event.user_id == one.user.pk:
            raise OSError
        return letter(event, *args)

    monkeypatch.setattr(send, "letter", broken)
    assert tell() == 1
    monkeypatch.setattr(send, "letter", letter)
    assert tell() == 0  # it rests for an hour

    SourceNews.objects.update(tried_at=timezone.now() - timedelta(hours=2))
    assert tell() == 1
    assert {mail.to[0] for mail in mailoutbox} == {one.user.email, other.user.email}


def test_a_second_worker_does_not_mail_what_the_first_one_has(
    plan, republish, daily, tell, mailoutbox
):
    republish(**daily)
    queue.mark_and_queue(plan.sources.get().key)
    events = send.next_events(timezone.now())
    send.send_waiting()

    for event in events:  # that the second one had read before
        assert send.send_to(event, None) == send.NOTHING
    assert len(mailoutbox) == 1


# --- Stopping the mails ---------------------------------------------------------------------------


def stop_address(mail):
    address = mail.extra_headers["List-Unsubscribe"].strip("<>")
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in mail.body
    return "/" + address.split("/", 3)[3]


def test_one_click_stops_them_without_signing_in(plan, republish, daily, tell, mailoutbox, client):
    republish(**daily)
    tell()
    address = stop_address(mailoutbox[0])

    assert "Stop these e-mails?" in client.get(address).content.decode()
    assert not MailStop.objects.exists()  # a mail scanner opens links
    client.post(address, {"List-Unsubscribe": "One-Click"})

    republish()
    assert tell() == 0
    assert "You get none of these" in client.get(address).content.decode()
    client.post(address, {"do": "start"})
    assert not MailStop.objects.exists()


def test_a_changed_address_stops_nothing(plan, republish, daily, tell, mailoutbox, client):
    republish(**daily)
    tell()
    address = stop_address(mailoutbox[0])

    for wrong in (address[:-3] + "/", address.replace("u", "c", 1), "/plans/mails/x/"):
        if wrong != address:
            assert client.post(wrong).status_code == 404
    assert not MailStop.objects.exists()


# --- Many plans -----------------------------------------------------------------------------------


def make_plans(case, number, authors):
    """So many plans made from the case, each with the second building block."""
    version = latest_version(case.key)
    part = PlanPart.objects.get(heading="Block 2")
    section = part.section
    plans = Plan.objects.bulk_create(
        Plan(title=f"Plan {n}", author=authors[n % len(authors)]) for n in range(number)
    )
    sections = type(section).objects.bulk_create(
        type(section)(plan=plan, key="s", number=1, title="S", position=0) for plan in plans
    )
    facts = {"version": version, "key": case.key, "number": version.number, "title": "Warm homes"}
    sources = PlanSource.objects.bulk_create(
        PlanSource(plan=plan, told_number=version.number, **facts) for plan in plans
    )
    PlanPart.objects.bulk_create(
        PlanPart(
            plan=plan,
            section=section,
            position=1,
            key="b",
            heading="Block 2",
            kind="blocks",
            source=source,
            source_uid=part.source_uid,
            base=part.base,
            text=part.base,
            core=part.core,
        )
        for plan, section, source in zip(plans, sections, sources, strict=True)
    )
    return plans


def test_five_hundred_plans_cost_the_request_nothing_and_the_worker_a_moment(
    plan, case, republish, daily, tell, mailoutbox
):
    def queries_of(**changes):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            republish(**changes)
        return len(seen)

    queries_of(**daily)
    with_one = queries_of()
    tell()
    mailoutbox.clear()
    authors = UserFactory.create_batch(20)
    make_plans(case, 500, authors)

    assert queries_of(**daily) <= with_one
    with CaptureQueriesContext(connection) as seen:
        tell()

    newest = latest_version(case.key).number
    assert set(PlanSource.objects.values_list("told_number", flat=True)) == {newest}
    assert len(mailoutbox) == 21
    assert "And 15 more plans" in max((mail.body for mail in mailoutbox), key=len)
    assert len(seen) < 1000


def test_a_source_that_is_a_plan_is_told_of_too(start, tell, mailoutbox, stranger, templates):
    parent = start()
    Plan.objects.filter(pk=parent.pk).update(visibility=Plan.Visibility.EVERYONE)
    first = keep_plan_version(plan=parent, by=parent.author)
    child = start(
        version=first, organisation=stranger.memberships.get().organisation, author=stranger
    )
    write(parent, parent.author, text="<p>We meet on Mondays.</p>")
    keep_plan_version(plan=parent, by=parent.author)

    tell(parent.pk.hex)

    (mail,) = mailoutbox
    assert mail.to == [child.author.email]
    assert parent.title in mail.body  # everybody may read it


def test_a_source_plan_that_closes_is_told_of_without_its_name(start, tell, mailoutbox, stranger):
    parent = start(title="Our secret matter")
    parent.visibility = Plan.Visibility.EVERYONE
    parent.save(update_fields=["visibility"])
    first = keep_plan_version(plan=parent, by=parent.author)
    organisation = stranger.memberships.get().organisation
    start(version=first, organisation=organisation, author=stranger, title="Theirs")
    parent.visibility = Plan.Visibility.US
    parent.save(update_fields=["visibility"])

    tell(parent.pk.hex)

    (mail,) = mailoutbox
    assert "no longer shown" in mail.subject
    assert "secret" not in mail.body + mail.subject

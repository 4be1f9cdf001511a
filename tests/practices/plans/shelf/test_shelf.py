"""Copying a plan, putting it away, deleting it, bringing it back, and its end."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from practices.plans.changes import rename_plan
from practices.plans.models import Plan, PlanPart, PlanVersion
from practices.plans.permissions import public, visible_to
from practices.plans.rows.readings import add_reading
from practices.plans.rows.verbs import add_row
from practices.plans.saving import save_part
from practices.plans.shelf.duplicate import duplicate_plan
from practices.plans.shelf.trash import KEPT, delete_plan, purge
from practices.plans.versions import keep_plan_version
from tests.factories import MembershipFactory


def text_of(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def address(plan, what):
    return reverse(f"plan-{what}", args=[plan.pk])


# --- Duplicate -----------------------------------------------------------------------------------


def test_a_copy_begins_as_the_first_stands_and_is_only_ours(full_plan, editor, sign_in):
    part = full_plan.parts.get(key="first-actions")
    save_part(part=part, expected_version=1, user=editor, text="<p>Before winter.</p>")
    add_row(part=part, by=editor, what="Meet landlords")
    measures = full_plan.parts.filter(kind="measures").first()
    measure = add_row(part=measures, by=editor, what="Cold homes")
    add_reading(measure=measure, by=editor, day=date(2027, 1, 2), value=4)
    Plan.objects.filter(pk=full_plan.pk).update(visibility="everyone", state="agreed")

    sign_in(editor).post(address(full_plan, "duplicate"), {"title": "Copy of ours"})

    copy = Plan.objects.get(title="Copy of ours")
    assert (copy.organisation, copy.visibility, copy.state) == (
        full_plan.organisation,
        "us",
        "draft",
    )
    columns = ["position", "heading", "text", "base", "base_number", "source__key", "section__key"]
    first = list(full_plan.parts.values_list(*columns))
    assert list(copy.parts.values_list(*columns)) == first
    assert {each.what for each in copy.actions.all()} == {"Meet landlords"}
    assert copy.measures.get().readings.get().value == 4
    assert copy.parts.first().section.plan == copy and copy.parts.first().source.plan == copy
    assert not {*copy.parts.values_list("uid")} & {*full_plan.parts.values_list("uid")}
    assert copy.changes.get().after["copied_from"] == full_plan.title


def test_writing_in_a_copy_leaves_the_first_alone(plan, editor):
    copy = duplicate_plan(plan=plan, user=editor, title="Copy")
    part = copy.parts.get(key="hope")

    save_part(part=part, expected_version=1, user=editor, text="<p>Other</p>")

    assert plan.parts.get(key="hope").text == ""


@pytest.mark.parametrize(("role", "status"), [("reader", 404), ("stranger", 404), ("owner", 200)])
def test_only_editors_of_its_organisation_copy_a_plan(plan, person, sign_in, role, status):
    client = sign_in(person[role])

    assert client.get(address(plan, "duplicate")).status_code == status
    assert (b"Duplicate this plan" in client.get(plan.get_absolute_url()).content) is (
        status == 200
    )


def test_a_large_plan_is_copied_in_as_few_queries(
    full_plan, editor, django_assert_max_num_queries, django_assert_num_queries
):
    with django_assert_max_num_queries(40) as asked:
        duplicate_plan(plan=full_plan, user=editor, title="Copy")
    part = full_plan.parts.get(key="first-actions")
    for number in range(10):
        add_row(part=part, by=editor, what=f"Step {number}")

    with django_assert_num_queries(len(asked.captured_queries) + 1):  # there were no steps
        duplicate_plan(plan=full_plan, user=editor, title="Copy")


# --- Archive -------------------------------------------------------------------------------------


def test_an_archived_plan_leaves_the_lists_and_stays_readable(plan, person, sign_in):
    Plan.objects.filter(pk=plan.pk).update(visibility="everyone")
    client = sign_in(person["owner"])

    page = text_of(client.post(address(plan, "archive"), follow=True))

    assert "This plan was archived on" in page
    assert plan.title not in text_of(client.get("/plans/"))
    assert plan.title in text_of(client.get("/plans/?shelf=archived"))
    assert not public().filter(pk=plan.pk).exists()
    client.post(address(plan, "archive"))
    assert plan.title in text_of(client.get("/plans/"))
    assert list(plan.changes.values_list("what", flat=True))[:2] == ["unarchived", "archived"]


# --- Delete --------------------------------------------------------------------------------------


def test_a_plan_is_deleted_only_after_asking_and_can_be_undone_at_once(plan, person, sign_in):
    client = sign_in(person["owner"])
    assert "deleted for good" in text_of(client.get(address(plan, "delete")))
    assert visible_to(person["owner"]).filter(pk=plan.pk).exists()

    response = client.post(address(plan, "delete"), follow=True)

    assert "The plan was deleted." in text_of(response)
    assert client.get(plan.get_absolute_url()).status_code == 404
    undo = BeautifulSoup(response.content, "html.parser").select_one("[role=alert] form")["action"]
    assert client.post(undo, follow=True).status_code == 200
    assert visible_to(person["reader"]).filter(pk=plan.pk).exists()
    assert list(plan.changes.values_list("what", flat=True))[:2] == ["undeleted", "deleted"]


def test_a_deleted_plan_is_gone_for_everyone_and_listed_for_who_may_bring_it_back(
    plan, person, sign_in
):
    Plan.objects.filter(pk=plan.pk).update(visibility="everyone")
    delete_plan(plan=plan, user=person["owner"])

    day = (timezone.localtime() + KEPT).strftime("%B %Y")
    for role, sees in (("owner", True), ("reader", False), ("stranger", False)):
        client = sign_in(person[role])
        assert client.get(plan.get_absolute_url()).status_code == 404
        listed = text_of(client.get(reverse("plans-deleted")))
        assert (plan.title in listed) is sees
        assert (day in listed) is sees
        assert client.post(address(plan, "undelete")).status_code == (302 if sees else 404)
        delete_plan(plan=plan, user=person["owner"])


@pytest.mark.parametrize("what", ["delete", "archive"])
def test_who_may_only_write_a_plan_does_not_put_it_away(plan, person, sign_in, what):
    writer = MembershipFactory(organisation=plan.organisation).user  # an editor, not its author

    assert sign_in(writer).post(address(plan, what)).status_code == 403
    assert sign_in(person["stranger"]).post(address(plan, what)).status_code == 404
    assert visible_to(writer).filter(pk=plan.pk).exists()


# --- The end -------------------------------------------------------------------------------------


def age(plan, days):
    Plan.objects.filter(pk=plan.pk).update(deleted_at=timezone.now() - timedelta(days=days))


def test_a_plan_goes_for_good_after_thirty_days_and_not_before(plan, editor, version):
    delete_plan(plan=plan, user=editor)
    age(plan, 29)
    assert purge() == 0

    age(plan, 31)
    call_command("purge_deleted_plans")

    assert not Plan.objects.exists()
    assert not PlanPart.objects.exists()
    version.refresh_from_db()


def test_versions_that_forks_hold_to_outlive_their_plan(plan, fork, editor):
    unused = keep_plan_version(plan=plan, by=editor)
    rename_plan(plan=plan, title="Other", user=editor)
    held = keep_plan_version(plan=plan, by=editor)
    child = fork(version=held)
    age(plan, 31)

    assert purge() == 1

    assert list(PlanVersion.objects.all()) == [held]
    assert unused.pk != held.pk
    assert child.sources.get().origin == held


def test_versions_that_a_fork_decided_about_outlive_the_plan_too(plan, fork, editor):
    child = fork(version=keep_plan_version(plan=plan, by=editor))
    for title in ("Second", "Third"):
        rename_plan(plan=plan, title=title, user=editor)
        keep_plan_version(plan=plan, by=editor)
    child.sources.update(told_number=1)
    PlanPart.objects.filter(pk=child.parts.first().pk).update(base_number=2)
    age(plan, 31)

    assert purge() == 1

    # What nobody was given goes with the plan.
    kept = PlanVersion.objects.order_by("number").values_list("number", flat=True)
    assert list(kept) == [1, 2]


def test_what_was_brought_back_in_the_last_moment_stays(plan, editor):
    age(plan, 31)
    Plan.objects.filter(pk=plan.pk).update(deleted_at=None)

    assert purge() == 0
    assert Plan.objects.exists()

"""The plan's own page: how far each section is, who is at work, and what is due."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from practices.plans.comments.write import add_comment, resolve
from practices.plans.models import PlanChange, PlanPart, PlanSection
from practices.plans.outline import outline
from practices.plans.saving import StaleSection, assign_section, decide_section, save_part
from practices.plans.task_list import task_list
from tests.factories import MembershipFactory


@pytest.fixture
def section(plan):
    return plan.sections.filter(ends_with_decision=True).first()


@pytest.fixture
def state_of(sign_in, reader, plan):
    """What the plan's page says about a section, as somebody who reads sees it."""

    def read(section):
        page = BeautifulSoup(sign_in(reader).get(plan.get_absolute_url()).content, "html.parser")
        title = page.find(id=f"section-{section.key}")
        return title.find_next(class_="app-section-state").get_text(" ", strip=True)

    return read


def test_a_section_goes_from_not_started_to_decided(plan, section, editor, state_of):
    total = section.parts.count()
    assert "Not started" in state_of(section)
    assert f"0 of {total} parts done" in state_of(section)

    first = section.parts.first()
    save_part(part=first, expected_version=1, user=editor, is_done=True, text="<p>Yes</p>")
    assert f"1 of {total} parts done" in state_of(section)
    if total > 1:
        assert "In progress" in state_of(section)
    section.parts.update(is_done=True)
    assert "Done" in state_of(section)
    decide_section(section=section, expected_version=1, user=editor, decision="go-on", reason="")
    assert "Decided : Go on" in state_of(section)


@pytest.mark.parametrize(
    ("days", "said"), [(3, ""), (0, "(today)"), (-1, "(1 day late)"), (-4, "(4 days late)")]
)
def test_what_is_due_says_so_in_words(plan, section, editor, state_of, days, said):
    day = timezone.localdate() + timedelta(days=days)
    assign_section(section=section, expected_version=1, user=editor, lead="Head of IT", due=day)

    state = state_of(section)

    assert f"Due {day.day} {day:%B %Y} {said}".strip() in state
    assert "Led by Head of IT" in state


def test_what_is_done_is_never_late(plan, section, editor, state_of):
    long_ago = timezone.localdate() - timedelta(days=9)
    assign_section(section=section, expected_version=1, user=editor, lead="", due=long_ago)
    section.parts.update(is_done=True)

    assert "late" not in state_of(section)


def test_the_lead_and_the_date_are_given_on_a_small_form(sign_in, editor, plan, section):
    url = reverse("plan-section-lead", args=[plan.pk, section.key])
    date = {"due_day": "3", "due_month": "3", "due_year": "2026"}

    response = sign_in(editor).post(url, {"expected_version": 1, "lead": "Head of IT"} | date)

    assert response.url == f"{plan.get_absolute_url()}#section-{section.key}"
    section.refresh_from_db()
    assert (section.lead, str(section.due)) == ("Head of IT", "2026-03-03")
    change = plan.changes.get(what=PlanChange.What.SECTION)
    assert change.before == {"lead": "", "due": None}
    assert change.after == {"lead": "Head of IT", "due": "2026-03-03"}
    assert change.by == editor


def test_of_two_who_give_a_lead_at_once_the_second_is_told(sign_in, editor, plan, section):
    colleague = MembershipFactory(organisation=plan.organisation).user
    assign_section(section=section, expected_version=1, user=colleague, lead="Asha", due=None)
    with pytest.raises(StaleSection):
        assign_section(section=section, expected_version=1, user=editor, lead="Me", due=None)
    client, url = sign_in(editor), reverse("plan-section-lead", args=[plan.pk, section.key])

    response = client.post(url, {"expected_version": 1, "lead": "Me"})

    assert response.status_code == 409
    page = BeautifulSoup(response.content, "html.parser")
    assert "It now says: Asha; no date" in page.main.get_text()
    assert page.select_one("[name=lead]")["value"] == "Me"
    version = page.select_one("[name=expected_version]")["value"]
    client.post(url, {"expected_version": version, "lead": "Me"})
    section.refresh_from_db()
    assert section.lead == "Me"


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("stranger", 404)])
def test_only_people_who_write_give_a_lead(sign_in, person, plan, section, role, status):
    url = reverse("plan-section-lead", args=[plan.pk, section.key])

    given = {"expected_version": 1, "lead": "Me"}
    assert sign_in(person[role]).post(url, given).status_code == status

    assert not PlanSection.objects.filter(lead="Me").exists()


def test_a_bad_date_or_a_form_that_was_broken_changes_nothing(sign_in, editor, plan, section):
    client, url = sign_in(editor), reverse("plan-section-lead", args=[plan.pk, section.key])
    for sent in (
        {"due_day": "31", "due_month": "2", "due_year": "2026"},
        {"expected_version": "x"},
    ):
        response = client.post(url, {"expected_version": 1, "lead": "Me"} | sent)
        assert response.status_code == 200
    section.refresh_from_db()
    assert section.version == 1


def test_open_comments_and_saves_of_a_moment_ago_stand_beside_a_part(plan, editor, reader):
    part = plan.parts.get(key="hope")
    add_comment(part=part, author=reader, text="Who pays?")
    resolve(comment=add_comment(part=part, author=reader, text="Settled"), user=reader)
    save_part(part=part, expected_version=1, user=editor, text="<p>Less.</p>")

    def hint(user):
        sections = task_list(plan, outline(plan), user)
        tasks = [task for section in sections for task in section.tasks]
        return next(task["hint"] for task in tasks if task["title"] == part.heading)

    assert "1 open comment" in hint(reader)
    assert f"{editor} saved this a few minutes ago" in hint(reader)
    assert str(editor) not in hint(editor)
    PlanPart.objects.update(updated_at=timezone.now() - timedelta(minutes=16))
    assert "minutes ago" not in hint(reader)


@pytest.fixture
def large_plan(plan, editor):
    """Two hundred parts and three hundred entries in the history."""
    section = plan.sections.first()
    number = 200 - plan.parts.count()
    kinds = ["prose", "blocks", "actions", "context-row"]
    PlanPart.objects.bulk_create(
        PlanPart(
            plan=plan,
            section=section,
            position=10_000 + place,
            key="more",
            heading=f"Part {place}",
            kind=kinds[place % 4],
            version=2,
            updated_by=editor,
            decision="adapt" if place % 4 == 1 else "",
        )
        for place in range(number)
    )
    parts = list(plan.parts.all())
    PlanChange.objects.bulk_create(
        PlanChange(plan=plan, what="part", by=editor, label="Part", part=parts[n % 200], version=2)
        for n in range(300)
    )
    return plan


def test_a_plan_of_200_parts_and_300_changes_opens_and_edits_like_a_small_one(
    sign_in, reader, editor, plan, request, django_assert_max_num_queries
):
    client, part = sign_in(editor), plan.parts.get(key="hope")

    def cost(ask, most):
        with django_assert_max_num_queries(most) as asked:
            assert ask().status_code in (200, 302)
        return len(asked)

    def open_part():
        return client.get(part.get_absolute_url())

    def save():
        part.refresh_from_db()
        given = {"text": f"<p>{part.version}</p>", "expected_version": part.version, "go": "stay"}
        return client.post(part.get_absolute_url(), given)

    save()
    small = cost(open_part, 40), cost(save, 40)
    request.getfixturevalue("large_plan")

    assert plan.parts.count() == 200
    cost(lambda: client.get(plan.get_absolute_url()), 30)
    cost(lambda: sign_in(reader).get(plan.get_absolute_url()), 30)
    sign_in(editor)
    assert (cost(open_part, 40), cost(save, 40)) == small

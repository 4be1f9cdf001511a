"""Words that somebody typed into a part and did not save: theirs alone, and never lost."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from hub.people.models import Membership
from practices.plans.drafts import keep
from practices.plans.history import restore
from practices.plans.models import PartDraft, PartVersion
from practices.plans.saving import save_part
from tests.factories import MembershipFactory

START = "<p>Meet monthly.</p><p>In one room.</p><p>Share data.</p>"


@pytest.fixture
def part(plan, editor):
    hope = plan.parts.get(key="hope")
    return save_part(part=hope, expected_version=1, user=editor, text=START)


@pytest.fixture
def block(plan):
    return plan.parts.filter(core=True).first()


@pytest.fixture
def colleague(organisation):
    return MembershipFactory(organisation=organisation).user


@pytest.fixture
def visit(sign_in, editor):
    return sign_in(editor)


@pytest.fixture
def type_in(visit):
    """Sends a draft as the page's script does."""

    def send(part, client=None, **fields):
        given = {"text": part.text, "expected_version": part.version} | fields
        return (client or visit).post(draft_url(part), given)

    return send


def draft_url(part, name="plan-draft"):
    return reverse(name, args=[part.plan_id, part.pk])


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def typed_text(page) -> str:
    return page.select_one("textarea[name=text]").get_text().replace("\n", "")


def test_a_draft_is_kept_and_offered_to_its_writer(visit, part, type_in):
    answer = type_in(part, text="<p>Meet weekly.</p>")

    assert answer.json()["is_kept"]
    page = soup(visit.get(part.get_absolute_url()))
    assert "You have words here that you did not save" in page.main.get_text()
    assert "weekly" not in typed_text(page)  # until its writer says so
    page = soup(visit.get(part.get_absolute_url(), {"draft": "use"}))
    assert typed_text(page) == "<p>Meet weekly.</p>"


def test_it_changes_nothing_of_the_plan(part, plan, type_in):
    plan.refresh_from_db()
    before = plan.updated_at, part.version, plan.changes.count(), PartVersion.objects.count()

    type_in(part, text="<p>Meet weekly.</p>")

    plan.refresh_from_db()
    part.refresh_from_db()
    after = plan.updated_at, part.version, plan.changes.count(), PartVersion.objects.count()
    assert after == before


def test_nobody_else_sees_the_words_only_that_somebody_writes(
    sign_in, editor, colleague, part, type_in
):
    type_in(part, text="<p>My own secret.</p>")
    client = sign_in(colleague)

    page = client.get(part.get_absolute_url(), {"draft": "use"}).content.decode()
    assert "secret" not in page
    assert "did not save" not in page
    plan_page = client.get(part.plan.get_absolute_url()).content.decode()
    assert f"{editor} is writing here now" in plan_page
    assert "secret" not in plan_page
    own_page = sign_in(editor).get(part.plan.get_absolute_url()).content.decode()
    assert "is writing here now" not in own_page


def test_saving_ends_the_draft(visit, part, type_in):
    type_in(part, text="<p>Meet weekly.</p>")

    given = {"text": "<p>Meet daily.</p>", "expected_version": 2, "go": "stay"}
    visit.post(part.get_absolute_url(), given)

    assert not PartDraft.objects.exists()


def test_saving_elsewhere_keeps_the_words_that_were_typed_here(part, type_in, editor):
    """Whoever puts the part back, or takes a source's change into it, did not save those words."""
    type_in(part, text="<p>Meet weekly.</p>")

    restore(before=part.past.get(number=1), expected_version=2, user=editor)

    assert PartDraft.objects.get().values["text"] == "<p>Meet weekly.</p>"


def test_words_that_stand_in_the_part_already_are_no_draft(part, type_in):
    type_in(part, text="<p>Meet weekly.</p>")

    assert not type_in(part, text=START).json()["is_kept"]  # typed, and taken back again

    assert not PartDraft.objects.exists()


def test_a_draft_from_before_a_colleagues_save_comes_together_with_it(
    visit, part, type_in, colleague
):
    type_in(part, text=START.replace("data", "a van"))
    weekly = START.replace("monthly", "weekly")
    save_part(part=part, expected_version=2, user=colleague, text=weekly)

    page = visit.get(part.get_absolute_url())
    assert "Somebody has saved this part since" in page.content.decode()
    page = soup(visit.get(part.get_absolute_url(), {"draft": "use"}))

    assert "Meet weekly." in typed_text(page)
    assert "Share a van." in typed_text(page)
    assert page.select_one("[name=expected_version]")["value"] == "3"


def test_where_draft_and_save_touch_the_same_words_a_person_chooses(
    visit, part, type_in, colleague
):
    type_in(part, text=START.replace("monthly", "daily"), is_done="on")
    weekly = START.replace("monthly", "weekly")
    save_part(part=part, expected_version=2, user=colleague, text=weekly)

    response = visit.get(part.get_absolute_url(), {"draft": "use"})

    assert response.status_code == 409
    form = soup(response).select_one("main form[method=post]")
    sent = {box["name"]: box.get("value", "") for box in form.select("input[type=hidden]")}
    page = soup(visit.post(part.get_absolute_url(), sent | {"place-0": "both", "go": "stay"}))
    assert "Meet daily." in typed_text(page)
    assert "Meet weekly." in typed_text(page)
    assert page.select_one("[name=is_done]").has_attr("checked")
    assert PartDraft.objects.exists()  # until it is saved


def test_half_an_answer_is_kept_though_the_form_would_refuse_it(visit, block, type_in):
    given = {"decision": "drop", "reason": "", "decided_by": "The board " * 40}

    type_in(block, **given)

    page = soup(visit.get(block.get_absolute_url(), {"draft": "use"}))
    assert page.select_one("[name=decision][checked]")["value"] == "drop"
    assert page.select_one("[name=decided_by]")["value"] == "The board " * 40


def test_what_is_typed_is_made_safe_when_kept_and_when_shown(visit, part, editor, type_in):
    nasty = "<p>Hi<script>alert(1)</script></p>"
    type_in(part, text=nasty)
    assert "script" not in PartDraft.objects.get().values["text"]

    PartDraft.objects.update(values={"text": nasty, "plan": 7})

    page = visit.get(part.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    page = visit.get(part.get_absolute_url(), {"draft": "use"}).content.decode()
    assert "alert(1)" not in page


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"text": "x" * 100_001}, 413),
        ({"expected_version": ""}, 400),
        ({"expected_version": "-1"}, 400),
        ({"expected_version": "9"}, 400),
        ({"expected_version": "9" * 400}, 400),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_reason(part, type_in, fields, status):
    answer = type_in(part, **fields)

    assert answer.status_code == status
    assert answer.json()["error"]
    assert not PartDraft.objects.exists()


def test_too_many_words_in_a_short_answer_are_refused(block, type_in, monkeypatch):
    monkeypatch.setattr(keep, "LONGEST", 2000)

    assert type_in(block, reason="x" * 3000).status_code == 413


def test_throwing_away_asks_first_and_takes_only_ones_own(visit, part, type_in, colleague):
    type_in(part, text="<p>Meet weekly.</p>")
    PartDraft.objects.create(part=part, user=colleague, expected_version=2, values={"text": "x"})
    address = draft_url(part, "plan-draft-throw")

    page = visit.get(address).content.decode()
    assert "Meet weekly." in page
    assert PartDraft.objects.count() == 2
    visit.post(address)

    assert PartDraft.objects.get().user == colleague
    assert visit.get(address).url == part.get_absolute_url()  # nothing left to throw away


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("stranger", 404), ("left", 404)])
def test_only_people_who_may_write_have_drafts(sign_in, person, part, type_in, role, status):
    client = sign_in(person[role])

    assert type_in(part, client=client, text="x").status_code == status
    assert client.post(draft_url(part, "plan-draft-throw")).status_code == status
    assert not PartDraft.objects.exists()


def test_somebody_signed_out_is_sent_to_sign_in(client, part):
    assert client.post(draft_url(part), {"text": "x", "expected_version": 2}).status_code == 302


def test_a_draft_of_somebody_who_may_only_read_now_is_not_shown(visit, editor, part, type_in):
    type_in(part, text="<p>Meet weekly.</p>")
    Membership.objects.filter(user=editor).update(role=Membership.Role.READER)

    page = visit.get(part.get_absolute_url(), {"draft": "use"}).content.decode()

    assert "Meet weekly." not in page


def test_old_drafts_are_forgotten(part, type_in, colleague, capsys):
    type_in(part, text="<p>Meet weekly.</p>")
    old = PartDraft.objects.create(part=part, user=colleague, expected_version=2, values={})
    long_ago = timezone.now() - timedelta(days=91)
    PartDraft.objects.filter(pk=old.pk).update(saved_at=long_ago)

    call_command("prune_plan_drafts")

    assert PartDraft.objects.get().values["text"].strip() == "<p>Meet weekly.</p>"
    assert "1 old draft" in capsys.readouterr().out


def test_forgetting_old_drafts_is_a_job_of_the_clock():
    from hub.operations.management.commands.run_due import JOBS

    assert "prune_plan_drafts" in JOBS

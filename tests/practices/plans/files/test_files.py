"""Files attached to a plan, and who gets them."""

import os
import time

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from practices.plans.files.storing import stored
from practices.plans.models import Plan, PlanFile
from practices.plans.models.plan_file import private_storage
from practices.plans.shelf.trash import purge

PDF = b"%PDF-1.7 warm homes"


@pytest.fixture
def attach(plan, editor, sign_in):
    """Sends the form that attaches a file."""

    def send(name="Wärme.pdf", data=PDF, user=editor, **more):
        sent = {"file": SimpleUploadedFile(name, data), "title": "The survey"} | more
        return sign_in(user).post(reverse("plan-file-add", args=[plan.pk]), sent)

    return send


@pytest.fixture
def file(attach, plan):
    assert attach().status_code == 302
    return plan.files.get()


def address(what, file):
    return reverse(what, args=[file.plan_id, file.pk])


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def test_an_attached_file_is_listed_recorded_and_comes_back_as_it_was(file, plan, sign_in, reader):
    client = sign_in(reader)
    listed = soup(client.get(reverse("plan-files", args=[plan.pk])))
    link = listed.select_one("main table a")

    response = client.get(link["href"])

    assert link.get_text() == "The survey"
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert "W%C3%A4rme.pdf" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "private" in response["Cache-Control"]
    history = client.get(reverse("plan-history", args=[plan.pk])).content.decode()
    assert "Attached a file: The survey" in history


def test_a_mistake_stands_beside_the_field_and_keeps_the_title(attach, plan):
    page = soup(attach(name="plan.docm"))

    assert "macros" in page.select_one("#id_file_error").get_text()
    assert page.select_one("[name=title]")["value"] == "The survey"
    assert not plan.files.exists()


@pytest.mark.parametrize("sent", [{"file": ""}, {"data": b""}])
def test_no_file_or_an_empty_one_is_told(attach, sent):
    assert soup(attach(**sent)).select_one("#id_file_error")


def test_a_plan_holds_only_so_many_files(attach, file, monkeypatch, plan):
    monkeypatch.setattr("practices.plans.files.attaching.MOST", 1)

    assert "Remove one" in soup(attach()).select_one("#id_file_error").get_text()
    assert plan.files.count() == 1


@pytest.mark.parametrize("role", ["stranger", "newcomer", "left", "hub editor"])
def test_outsiders_get_no_file(file, person, sign_in, role):
    client = sign_in(person[role])

    for what in ("plan-file", "plan-file-rename", "plan-file-remove"):
        assert client.get(address(what, file)).status_code == 404


def test_who_has_not_signed_in_gets_the_file_of_a_plan_for_everyone_alone(file, client):
    client.logout()
    assert client.get(address("plan-file", file)).status_code == 302

    Plan.objects.filter(pk=file.plan_id).update(visibility="everyone")

    assert client.get(address("plan-file", file)).status_code == 200
    listed = client.get(reverse("plan-files", args=[file.plan_id])).content.decode()
    assert "The survey" in listed
    assert str(file.added_by) not in listed


def test_readers_attach_and_change_nothing(file, attach, reader, sign_in):
    assert attach(user=reader).status_code == 403
    client = sign_in(reader)
    for what in ("plan-file-rename", "plan-file-remove"):
        assert client.post(address(what, file), {"title": "x"}).status_code == 403
    assert PlanFile.objects.get().title == "The survey"


def test_a_file_of_one_plan_is_not_reached_through_another(file, fork, sign_in, editor):
    other = fork()

    page = sign_in(editor).get(reverse("plan-file", args=[other.pk, file.pk]))

    assert page.status_code == 404


def test_a_file_is_renamed_and_removed_and_the_storage_forgets_it(
    file, plan, sign_in, editor, django_capture_on_commit_callbacks
):
    client = sign_in(editor)
    client.post(address("plan-file-rename", file), {"title": "Survey of 2026"})
    assert "Survey of 2026" in client.get(address("plan-file-remove", file)).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("plan-file-remove", file))

    assert not plan.files.exists()
    assert not private_storage().exists(file.file.name)
    told = client.get(reverse("plan-history", args=[plan.pk])).content.decode()
    assert "Renamed the file “The survey” to “Survey of 2026”" in told
    assert "Removed a file: Survey of 2026" in told


def test_the_files_go_with_their_plan(file, plan, django_capture_on_commit_callbacks):
    Plan.objects.filter(pk=plan.pk).update(deleted_at="2020-01-01T00:00Z")

    with django_capture_on_commit_callbacks(execute=True):
        purge()

    assert not private_storage().exists(file.file.name)


def test_stored_files_of_no_plan_are_removed_once_they_are_old(file):
    storage = private_storage()
    orphan = storage.save("plans/none/orphan", file.file)
    young = storage.save("plans/none/young", file.file)
    day_ago = time.time() - 2 * 24 * 3600
    os.utime(storage.path(orphan), (day_ago, day_ago))
    os.utime(storage.path(file.file.name), (day_ago, day_ago))

    call_command("purge_deleted_plans")

    there = stored(storage)
    assert orphan not in there
    assert {young, file.file.name} <= set(there)
    storage.delete(young)


def test_a_file_that_the_storage_lost_is_told_to_whoever_runs_the_hub(file, client, capsys):
    private_storage().delete(file.file.name)

    call_command("purge_deleted_plans")

    assert str(file.pk) in capsys.readouterr().err
    assert client.get(address("plan-file", file)).status_code == 404


def test_many_files_are_listed_in_as_few_queries(file, sign_in, editor, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sign_in(editor)
    page = reverse("plan-files", args=[file.plan_id])
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    facts = {"file_name": "a.pdf", "file": "plans/x", "size": 3, "content_type": "application/pdf"}
    PlanFile.objects.bulk_create(
        PlanFile(plan_id=file.plan_id, title=str(n), added_by=editor, **facts) for n in range(20)
    )
    with django_assert_num_queries(len(asked)):
        client.get(page)

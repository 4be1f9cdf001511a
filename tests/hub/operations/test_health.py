import json
from unittest import mock

import pytest
from django.db import DatabaseError, connection

from hub.operations import health
from search.backend.models import IndexChange


@pytest.fixture(autouse=True)
def forget_migrations():
    health.all_applied.cache_clear()


def ask(client, name):
    response = client.get(f"/healthz/{name}")
    return response.status_code, json.loads(response.content)


def test_live_answers_without_a_database(client):
    # No db mark: a query would raise.
    assert ask(client, "live") == (200, {"status": "live"})


@pytest.mark.django_db
def test_ready_when_all_is_well(client):
    status, told = ask(client, "ready")

    assert status == 200
    assert told["status"] == "ready"
    assert told["checks"]["database"] == told["checks"]["migrations"] == "ok"


@pytest.mark.django_db
def test_a_probe_is_never_cached(client):
    assert "no-store" in client.get("/healthz/ready")["Cache-Control"]


@pytest.mark.django_db
def test_not_ready_without_a_database_and_no_secret_is_told(client):
    error = DatabaseError("password=hunter2")
    with mock.patch.object(connection, "cursor", side_effect=error):
        status, told = ask(client, "ready")

    assert status == 503
    assert told["checks"]["database"] == "does not answer"
    assert "hunter2" not in json.dumps(told)


@pytest.mark.django_db
def test_not_ready_before_migrations_are_applied(client):
    with mock.patch.object(health.MigrationExecutor, "migration_plan", return_value=["one"]):
        status, told = ask(client, "ready")

    assert status == 503
    assert told["checks"]["migrations"] == "some are still to be applied"


@pytest.mark.django_db
def test_not_ready_when_the_disk_cannot_be_written_to(client, settings, tmp_path):
    settings.VAR_DIR = tmp_path / "gone"

    status, told = ask(client, "ready")

    assert status == 503
    assert told["checks"]["disk"] == "cannot be written to"


@pytest.mark.django_db
def test_a_missing_search_index_sends_nobody_away(client, settings, tmp_path):
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backend", "PATH": str(tmp_path / "empty")}
    }

    status, told = ask(client, "ready")

    assert status == 200
    assert told["checks"]["search"] == (
        "serving from the database: the index is missing; 0 changes wait"
    )


@pytest.mark.django_db
def test_the_changes_that_wait_for_a_missing_index_are_counted(client, settings, tmp_path, library):
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backend", "PATH": str(tmp_path / "empty")}
    }
    IndexChange.objects.all().delete()
    library["hub"].save()

    _, told = ask(client, "ready")

    assert told["checks"]["search"].endswith("1 change waits")


@pytest.mark.django_db
def test_ready_is_cheap_once_it_was_asked(client, django_assert_max_num_queries):
    ask(client, "ready")
    with django_assert_max_num_queries(2):  # the second counts what waits for a missing index
        ask(client, "ready")

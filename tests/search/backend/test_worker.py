"""A thread keeps the index up to date where one runs; else the server does it in the background."""

import pytest
from django.db import connections
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from search.backend import serving
from search.backend.draining import drain
from search.backend.locks import is_held, locked
from search.backend.models import IndexChange
from search.backend.serving import WORKER_LOCK, worker_is_running
from search.backend.worker import IndexWorker
from tests.soak.conftest import wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def site_backend(settings, tmp_path):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend", "PATH": tmp_path}}
    return get_search_backend()


@pytest.fixture
def worker(site_backend):
    worker = IndexWorker()
    worker.start()
    wait_until(lambda: worker_is_running(site_backend))
    yield worker
    worker.stop()


@pytest.fixture
def server(monkeypatch):
    """This process answers requests of a real server."""
    monkeypatch.setattr(serving, "_is_serving", True)
    monkeypatch.setattr(serving, "_last_attempt", -serving.PAUSE_SECONDS)
    yield
    if serving._background:
        serving._background.join()
    connections.close_all()


def test_a_worker_builds_a_missing_index_and_brings_changes_in(worker, site_backend, add_page):
    page = add_page("Damp and mould")

    wait_until(lambda: site_backend.is_ready() and not IndexChange.objects.exists())

    assert [found.pk for found in site_backend.search("damp", Page)] == [page.pk]


def test_a_second_worker_takes_over_when_the_first_ends(worker, site_backend):
    second = IndexWorker()
    second.start()

    worker.stop()

    wait_until(lambda: worker_is_running(site_backend))
    second.stop()
    assert not worker_is_running(site_backend)


def test_two_processes_that_ask_for_a_worker_do_not_take_each_other_for_it(site_backend):
    with locked(site_backend.path / WORKER_LOCK):
        assert is_held(site_backend.path / WORKER_LOCK)
    import fcntl

    with (site_backend.path / WORKER_LOCK).open() as asking:
        fcntl.flock(asking, fcntl.LOCK_SH)
        assert not worker_is_running(site_backend)


def test_a_server_without_a_worker_builds_a_missing_index_in_the_background(
    server, site_backend, add_page
):
    add_page("Damp and mould")

    assert not site_backend.is_ready(Page)

    wait_until(site_backend.is_ready)
    assert site_backend.search("damp", Page).count() == 1


def test_a_server_leaves_a_missing_index_to_the_worker(server, site_backend, monkeypatch):
    monkeypatch.setattr(serving, "_background", None)
    with locked(site_backend.path / WORKER_LOCK):
        assert not site_backend.is_ready(Page)

    assert serving._background is None


def test_what_a_visitor_cannot_wait_for_is_done_in_the_background(
    server, site_backend, add_page, monkeypatch
):
    site_backend.get_index_for_model(Page).reset()
    monkeypatch.setattr(serving, "MOST_SECONDS", 0)

    add_page("Damp and mould")

    wait_until(lambda: not IndexChange.objects.exists())
    assert drain()
    assert site_backend.search("damp", Page).count() == 1

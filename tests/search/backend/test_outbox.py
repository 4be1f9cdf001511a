"""What is saved is noted in the same transaction, and brought in from there."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from modelsearch.index import insert_or_update_object
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from practices.taxonomy.models import Sector
from search.backend import building, draining, outbox
from search.backend.draining import drain
from search.backend.drift import read_index
from search.backend.locks import locked
from search.backend.models import MOST_TRIES, IndexChange
from search.backend.serving import WORKER_LOCK

pytestmark = pytest.mark.django_db


@pytest.fixture
def site_backend(settings, tmp_path):
    """A backend as the site runs it."""
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backend", "PATH": tmp_path, "LOCK_TIMEOUT": 0.1}
    }
    return get_search_backend()


def noted():
    return {(change.model, change.key) for change in IndexChange.objects.all()}


def found(backend, word):
    return {page.title for page in backend.search(word, Page)}


def test_a_save_is_noted_once(site_backend, add_page):
    page = add_page("Damp and mould")
    drain()

    with CaptureQueriesContext(connection) as queries:
        page.save()

    noting = [query for query in queries if "search_backend_indexchange" in query["sql"]]
    assert len(noting) == 1
    assert noted() == {("wagtailcore.page", str(page.pk))}


def test_a_rollback_takes_the_note_back(site_backend, add_page):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        add_page("Damp and mould")
        raise ZeroDivisionError

    assert noted() == set()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_save_outside_a_transaction_is_undone_when_it_cannot_be_noted(site_backend, monkeypatch):
    def fail(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(IndexChange.objects._queryset_class, "bulk_create", fail)
    with pytest.raises(ZeroDivisionError):
        Sector.objects.create(name="Housing", slug="housing", position=1)

    assert not Sector.objects.filter(slug="housing").exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_saved_page_is_found_at_once_where_no_worker_runs(site_backend, add_page):
    page = add_page("Damp and mould")
    assert found(site_backend, "damp") == {"Damp and mould"}

    page.delete()
    assert noted() == set()
    assert read_index(site_backend.get_index_for_model(Page)) == {}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_changes_are_left_to_a_worker_that_runs(site_backend, add_page):
    with locked(site_backend.path / WORKER_LOCK):
        page = add_page("Damp and mould")
        assert noted() == {("wagtailcore.page", str(page.pk))}

    drain()
    assert found(site_backend, "damp") == {"Damp and mould"}
    assert noted() == set()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_whoever_brings_changes_in_looks_again_for_those_left_to_it(
    site_backend, add_page, monkeypatch
):
    add_page("Damp and mould")
    real, added = draining._apply, []

    def apply_and_save_meanwhile(*args):
        real(*args)
        if not added:
            added.append(add_page("Damp course"))

    monkeypatch.setattr(draining, "_apply", apply_and_save_meanwhile)
    add_page("Damp proofing")

    assert found(site_backend, "damp") == {"Damp and mould", "Damp proofing", "Damp course"}
    assert noted() == set()


def test_many_changes_are_brought_in_by_few_commits(site_backend, add_page, monkeypatch):
    monkeypatch.setattr(draining, "MOST_DOCUMENTS", 4)
    for number in range(9):
        add_page(f"Damp {number}")
    before = site_backend.stamp(Page)

    drain()

    assert len(found(site_backend, "damp")) == 9
    assert before is None
    assert site_backend.stamp(Page)[1] <= 1 + 3


def test_bringing_the_same_in_twice_changes_nothing(site_backend, add_page):
    page = add_page("Damp and mould")
    drain()
    outbox.note_changed(Page, [page.pk, page.pk])

    drain()

    assert found(site_backend, "damp") == {"Damp and mould"}
    assert list(read_index(site_backend.get_index_for_model(Page))).count(str(page.pk)) == 1


def test_writes_without_signals_can_be_noted(site_backend, add_page):
    page = add_page("Damp and mould")
    drain()
    Page.objects.filter(pk=page.pk).update(title="Warm homes")

    outbox.note_changed(Page, [page.pk])
    drain()

    assert found(site_backend, "warm") == {"Warm homes"}


def test_an_object_that_raises_keeps_no_other_out_and_is_tried_only_so_often(
    site_backend, add_page, monkeypatch, caplog
):
    bad, good = add_page("Damp and mould"), add_page("Damp course")
    real = building.document_for

    def document_for(obj):
        if obj.pk == bad.pk:
            raise ValueError("no words for it")
        return real(obj)

    monkeypatch.setattr(building, "document_for", document_for)
    monkeypatch.setattr(draining, "AGAIN_AFTER", -draining.AGAIN_AFTER)

    for _ in range(5):
        drain()

    assert found(site_backend, "damp") == {good.title}
    assert [change.tries for change in IndexChange.objects.refused()] == [MOST_TRIES]
    assert caplog.text.count("cannot be indexed") == MOST_TRIES
    monkeypatch.undo()
    bad.save()
    drain()
    assert found(site_backend, "damp") == {bad.title, good.title}
    assert noted() == set()


def test_a_page_noted_as_its_parent_is_indexed_as_what_it_is(site_backend, case):
    IndexChange.objects.all().delete()
    outbox.note_changed(Page, [case.pk])

    drain()

    assert [page.pk for page in site_backend.search("damp", type(case))] == [case.pk]


def test_a_tag_set_after_the_save_is_found(site_backend):
    document = get_document_model().objects.create(title="Plan", file="plan.pdf")
    drain()

    document.tags.add("mould")
    drain()

    assert [found.pk for found in site_backend.search("mould", get_document_model())] == [
        document.pk
    ]


def test_an_object_handed_to_modelsearch_is_noted(site_backend, add_page):
    page = add_page("Damp and mould")
    drain()

    insert_or_update_object(page)

    assert noted() == {("wagtailcore.page", str(page.pk))}


def test_what_was_noted_before_a_rebuild_is_needless_after_it(site_backend, add_page):
    for number in range(3):
        add_page(f"Damp {number}")

    call_command("rebuild_search", verbosity=0)

    assert noted() == set()
    assert len(found(site_backend, "damp")) == 3


def test_what_is_held_back_stays_noted(site_backend, add_page, django_capture_on_commit_callbacks):
    with outbox.held_back(), django_capture_on_commit_callbacks(execute=True):
        page = add_page("Damp and mould")

    assert noted() == {("wagtailcore.page", str(page.pk))}


def test_a_change_of_a_model_that_is_gone_is_forgotten(site_backend):
    IndexChange.objects.create(model="old.thing", key="1")
    IndexChange.objects.create(model="wagtailcore.page", key="not a number")

    drain()

    assert noted() == set()


def test_a_rebuild_within_a_drain_leaves_no_old_text(site_backend, add_page, monkeypatch):
    real = draining.build

    def build_before_a_save_and_a_rebuild(*args, **kwargs):
        monkeypatch.setattr(draining, "build", real)
        built = real(*args, **kwargs)
        page = Page.objects.get(title="Damp")
        page.title = "Mould"
        page.save()
        call_command("rebuild_search", verbosity=0)
        return built

    call_command("rebuild_search", verbosity=0)
    monkeypatch.setattr(draining, "build", build_before_a_save_and_a_rebuild)
    add_page("Damp")
    drain()

    assert found(site_backend, "mould") == {"Mould"}
    assert found(site_backend, "damp") == set()
    assert noted() == set()

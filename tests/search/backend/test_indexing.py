import pytest
from django.db import transaction
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from search.backend import index
from search.backend.draining import drain

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient_backend(settings, tmp_path):
    """A backend as the site runs it: it writes when the transaction has committed."""
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backend", "PATH": tmp_path, "LOCK_TIMEOUT": 0.1}
    }
    return get_search_backend()


def documents(backend):
    """How many documents the index itself holds, whatever the database says."""
    with backend.get_index_for_model(Page).readers.snapshot() as snapshot:
        return snapshot.live_documents


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_save_that_is_rolled_back_never_reaches_the_index(patient_backend, add_page, titles):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        add_page("Damp and mould")
        raise ZeroDivisionError
    add_page("Damp proofing")

    assert patient_backend.vocabulary(Page) == {"damp": 1, "proofing": 1}


def test_a_save_waits_for_its_commit(patient_backend, add_page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        add_page("Damp and mould")
        assert patient_backend.search("damp", Page).count() == 0

    assert patient_backend.search("damp", Page).count() == 1


def test_a_deletion_waits_for_its_commit(
    patient_backend, add_page, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = add_page("Damp and mould")
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
        assert documents(patient_backend) == 1

    assert documents(patient_backend) == 0


def test_a_changed_page_is_found_by_its_new_words_alone(backend, add_page):
    page = add_page("Damp and mould")
    page.title = "Warm homes"
    page.save()

    assert backend.search("damp", Page).count() == 0
    assert backend.search("warm", Page).count() == 1


def test_a_save_outlives_an_index_that_cannot_be_written(
    patient_backend, add_page, django_capture_on_commit_callbacks, caplog
):
    generations = patient_backend.get_index_for_model(Page).generations

    with generations.writing(timeout=1), django_capture_on_commit_callbacks(execute=True):
        page = add_page("Damp and mould")

    assert Page.objects.filter(pk=page.pk).exists()
    assert "cannot be written" in caplog.text
    assert patient_backend.search("damp", Page).count() == 0
    drain()
    assert patient_backend.search("damp", Page).count() == 1


def test_a_failed_write_leaves_the_index_writable(backend, add_page, monkeypatch):
    page = add_page("Damp and mould")
    monkeypatch.setattr(index, "document_for", lambda page: {"pk": "1", "types": object()})
    with pytest.raises(ValueError, match="not unicode"):
        backend.add(page)
    monkeypatch.undo()

    add_page("Damp proofing")

    assert backend.search("damp", Page).count() == 2

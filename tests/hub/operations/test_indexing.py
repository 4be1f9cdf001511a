import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from modelsearch.tasks import insert_or_update_object_task

from hub.operations.indexing import index_is_ready, rebuild_index
from practices.case_studies.models import CaseStudyPage

OTHER_TASK = "hub.contact.tasks.send"


def queue(path):
    return DBTaskResult.objects.create(
        task_path=path,
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=timezone.now(),
    )


@pytest.fixture
def empty_index(settings, tmp_path):
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backend", "PATH": str(tmp_path / "index")}
    }


@pytest.mark.django_db
def test_a_rebuilt_index_is_ready_and_finds_cases(empty_index, case):
    assert not index_is_ready()

    rebuild_index()

    assert index_is_ready()
    assert list(CaseStudyPage.objects.search("damp")) == [case]


@pytest.mark.django_db
def test_a_rebuild_drops_the_updates_that_it_makes_needless_and_no_other_task(empty_index, library):
    queue(insert_or_update_object_task.module_path)
    kept = queue(OTHER_TASK)

    rebuild_index()

    assert list(DBTaskResult.objects.all()) == [kept]

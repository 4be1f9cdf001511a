"""The search index as a whole."""

from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from modelsearch.backends import get_search_backend
from modelsearch.tasks import insert_or_update_object_task


def index_is_ready() -> bool:
    """Whether the index is whole and fits the models of today; some backends cannot be unready."""
    is_ready = getattr(get_search_backend(), "is_ready", None)
    return is_ready is None or is_ready()


def rebuild_index() -> None:
    """Build the index anew, and drop the queued updates that it makes needless.

    Loading a library queues one update for each row: minutes of work for nothing.
    """
    start = timezone.now()
    call_command("update_index", verbosity=0)
    DBTaskResult.objects.ready().filter(
        task_path=insert_or_update_object_task.module_path, enqueued_at__lt=start
    ).delete()

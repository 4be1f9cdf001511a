"""Two answers for whoever watches the server: is it alive, and may it get visitors?"""

import logging
import tempfile
from functools import cache

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from search.backend.outbox import count_waiting

logger = logging.getLogger(__name__)
OK = "ok"


class NotReady(Exception):
    """Says in a few public words what is wrong."""


@never_cache
@require_safe
def live(request):
    """The process answers; nothing else is asked."""
    return JsonResponse({"status": "live"})


@never_cache
@require_safe
def ready(request):
    """Whether visitors can be served: 200 or 503, and what was found."""
    found = {}
    is_ready = True
    for name, check in CHECKS.items():
        try:
            found[name] = check()
        except NotReady as reason:
            found[name], is_ready = str(reason), False
    status = "ready" if is_ready else "not ready"
    return JsonResponse({"status": status, "checks": found}, status=200 if is_ready else 503)


def check_database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError) as error:
        logger.exception("The database does not answer")
        raise NotReady("does not answer") from error
    return OK


def check_migrations() -> str:
    try:
        all_applied()
    except (DatabaseError, InterfaceError) as error:
        raise NotReady("not known") from error
    return OK


@cache  # of success only: an exception is not kept, and migrations do not come undone
def all_applied() -> bool:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReady("some are still to be applied")
    return True


def check_search() -> str:
    """Never a reason to send visitors away: without its index the site asks the database."""
    backend = get_search_backend()
    is_ready = getattr(backend, "is_ready", None)
    if is_ready is None or is_ready(Page):
        return OK
    [state] = backend.states(Page).values()
    building = " and being built" if backend.is_being_rebuilt(Page) else ""
    return f"serving from the database: the index is {state}{building}; {_waiting()}"


def _waiting() -> str:
    try:
        waiting = count_waiting()
    except (DatabaseError, InterfaceError):
        return "how many changes wait is not known"
    return "1 change waits" if waiting == 1 else f"{waiting} changes wait"


def check_disk() -> str:
    try:
        with tempfile.TemporaryFile(dir=settings.VAR_DIR) as file:
            file.write(b"ready?")
    except OSError as error:
        logger.exception("The data folder cannot be written to")
        raise NotReady("cannot be written to") from error
    return OK


CHECKS = {
    "database": check_database,
    "migrations": check_migrations,
    "search": check_search,
    "disk": check_disk,
}

"""The search index as a whole. Other backends than ours have no outbox, and are always ready."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from modelsearch.backends import get_search_backend

from search.backend.draining import drain, outbox_backends
from search.backend.outbox import held_back


def index_is_ready() -> bool:
    """Whether the index is whole and fits the models of today; some backends cannot be unready."""
    is_ready = getattr(get_search_backend(), "is_ready", None)
    return is_ready is None or is_ready()


def rebuild_index() -> None:
    """Build the index anew. Changes that were waiting for it are in it, and wait no more."""
    call_command("update_index", verbosity=0)
    drain()


@contextmanager
def indexed_together() -> Iterator[None]:
    """Bring in at its end what this block saves; nothing, where a rebuild must follow anyway."""
    with held_back():
        yield
    if outbox_backends() and index_is_ready():
        drain()

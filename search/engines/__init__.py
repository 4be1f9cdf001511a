"""The engines that can search the text of cases, and the choice among them.

An engine for OpenSearch goes beside these: a module with a class as in `protocol.py`, and a line
in `engine_of` for the class of its backend. docs/search.md says what it has to promise.
"""

from wagtail.search.backends import get_search_backend

from search.engines.plain import PlainEngine
from search.engines.protocol import Engine, Hits, IndexUnreadable

__all__ = ["Engine", "Hits", "IndexUnreadable", "PlainEngine", "current_engine"]


def current_engine() -> Engine | None:
    """The engine of the backend in WAGTAILSEARCH_BACKENDS, if there is one for its class."""
    return engine_of(get_search_backend())


def engine_of(backend) -> Engine | None:
    # Here, because importing a backend asks for the apps to be loaded.
    from search.backend.backend import WhooshSearchBackend
    from search.engines.database.engine import DatabaseEngine
    from search.engines.whoosh import WhooshEngine

    if isinstance(backend, WhooshSearchBackend):
        return WhooshEngine(backend)
    # Only those of search.engines.database have our words.
    if hasattr(backend, "has_own_terms"):
        return DatabaseEngine(backend)
    return None

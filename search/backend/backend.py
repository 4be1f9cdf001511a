"""The way in: what WAGTAILSEARCH_BACKENDS names."""

import logging
from pathlib import Path

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from modelsearch.backends.base import BaseSearchBackend, get_model_root

from search.backend.compiler import WhooshAutocompleteQueryCompiler, WhooshQueryCompiler
from search.backend.documents import type_of
from search.backend.index import WhooshIndex
from search.backend.matches import explain, match, vocabulary
from search.backend.rebuilder import WhooshRebuilder
from search.backend.results import WhooshSearchResults
from search.backend.state import READY, IndexState
from search.backend.text import analyse

logger = logging.getLogger(__name__)


class WhooshSearchBackend(BaseSearchBackend):
    """Full-text search in files beside the site; docs/search-backend.md lists its options."""

    query_compiler_class = WhooshQueryCompiler
    autocomplete_query_compiler_class = WhooshAutocompleteQueryCompiler
    index_class = WhooshIndex
    results_class = WhooshSearchResults
    rebuilder_class = WhooshRebuilder
    catch_indexing_errors = True

    analyse = staticmethod(analyse)

    def __init__(self, params):
        super().__init__(params)
        if "PATH" not in params:
            raise ImproperlyConfigured("The search backend needs a PATH for its index")
        self.path = Path(params["PATH"])
        self.waits_for_commit = params.get("AFTER_COMMIT", True)
        self.rebuilds_itself = params.get("AUTO_REBUILD", True)
        self.lock_timeout = params.get("LOCK_TIMEOUT", 5)
        self.rebuild_lock_timeout = params.get("REBUILD_LOCK_TIMEOUT", 60)
        self.posting_cache_mb = params.get("POSTING_CACHE_MB", 64)

    def get_index_for_model(self, model):
        return self.index_class(self, get_model_root(model))

    def is_ready(self, model=None) -> bool:
        """Whether the index of this model, or every index, is whole and can be read."""
        states = self.states(model).values()
        if any(state.needs_rebuild for state in states):
            heal(self)
        return all(state == READY for state in states)

    def states(self, model=None) -> dict[str, IndexState]:
        """In which state each index is, or that of one model, by its name."""
        indexes = [self.get_index_for_model(model)] if model else self.all_indexes()
        return {str(index): index.state() for index in indexes}

    def is_being_rebuilt(self, model) -> bool:
        """Whether some process is building this model's index right now."""
        try:
            return self.get_index_for_model(model).generations.is_being_rebuilt()
        except OSError:
            return False

    @property
    def uses_outbox(self) -> bool:
        """Whether changes are noted in the database and brought in after the commit."""
        return self.waits_for_commit and apps.is_installed("search.backend")

    def match(self, query, model):
        """Every document of this model in the index that matches a query tree of modelsearch.

        Hits(keys, scores), two arrays, in no promised order; the database is not asked.
        """
        return match(self.get_index_for_model(model).readers, self._compiler(query, model))

    def vocabulary(self, model, among=None) -> dict[str, int]:
        """Words as written, with how many documents of this model's index have each.

        among: an array of keys; only their documents count, and only their words are given.
        """
        return vocabulary(self.get_index_for_model(model).readers, type_of(model), among)

    def stamp(self, model):
        """A hashable that changes with every commit of this model's index, for caches.

        What is asked after it is answered from this commit or a newer one. None where the index
        cannot be read.
        """
        return self.get_index_for_model(model).readers.answering()

    def explain(self, query, model, key) -> list[tuple]:
        """(column, term, weight, frequency, idf, score) of each term that one document has."""
        return explain(self.get_index_for_model(model).readers, self._compiler(query, model), key)

    def memory(self, model) -> dict[str, int]:
        """Bytes this process holds of an index: `cache` of posting lists, `mapped` from files."""
        return self.get_index_for_model(model).readers.memory()

    def _compiler(self, query, model):
        return self.query_compiler_class(model._default_manager.all(), query)


def heal(backend) -> None:
    """Have an index that cannot answer built anew, where this process may do that."""
    if backend.uses_outbox:
        from search.backend.serving import ask_for_rebuild  # models come after apps

        try:
            ask_for_rebuild(backend)
        except (OSError, RuntimeError):
            # No file or thread is to be had just now; the next question asks again.
            logger.exception("The search index cannot be built anew now")

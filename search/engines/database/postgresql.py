"""PostgreSQL's full-text search with our terms."""

from modelsearch.backends.database.postgres.postgres import (
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)

from search.engines.database.terms import BREAK
from search.engines.database.writing import OwnTermsCompiler, OwnTermsIndex


class PostgresqlIndex(OwnTermsIndex, PostgresIndex):
    pass


class PostgresqlQueryCompiler(OwnTermsCompiler, PostgresSearchQueryCompiler):
    pass


class PostgresqlBackend(PostgresSearchBackend):
    index_class = PostgresqlIndex
    query_compiler_class = PostgresqlQueryCompiler

    # Where a phrase of terms stands: (object_id, score), longer texts counting less.
    find_sql = """
        SELECT %s, entry.object_id, ts_rank(entry.title || entry.body, asked, 1)
        FROM {table} entry, phraseto_tsquery('simple', %s) asked
        WHERE (entry.title @@ asked OR entry.body @@ asked) AND entry.content_type_id IN ({types})
    """
    words_sql = """
        SELECT object_id, array_to_string(tsvector_to_array(autocomplete), ' ')
        FROM {table} WHERE content_type_id IN ({types})
    """
    has_own_terms = {"body_text__endswith": BREAK}

    def __init__(self, params):
        # The terms are stemmed already, and even "the" is one.
        super().__init__({**params, "SEARCH_CONFIG": "simple"})

    def phrase(self, terms: list[str]) -> str:
        return " ".join(terms)

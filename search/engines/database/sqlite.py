"""FTS5 with our terms."""

from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)

from search.engines.database.terms import BREAK
from search.engines.database.writing import OwnTermsCompiler, OwnTermsIndex


class SqliteIndex(OwnTermsIndex, SQLiteIndex):
    pass


class SqliteQueryCompiler(OwnTermsCompiler, SQLiteSearchQueryCompiler):
    pass


class SqliteBackend(SQLiteSearchBackend):
    index_class = SqliteIndex
    query_compiler_class = SqliteQueryCompiler

    # Where a phrase of terms stands: (object_id, score). FTS5's best is its lowest.
    find_sql = """
        SELECT %s, entry.object_id, -bm25({table}_fts, 0, 1, 3)
        FROM {table}_fts JOIN {table} entry ON entry.id = {table}_fts.rowid
        WHERE {table}_fts MATCH %s AND entry.content_type_id IN ({types})
    """
    words_sql = "SELECT object_id, autocomplete FROM {table} WHERE content_type_id IN ({types})"
    has_own_terms = {"body__endswith": BREAK}

    def phrase(self, terms: list[str]) -> str:
        return f'{{title body}} : "{" ".join(terms)}"'

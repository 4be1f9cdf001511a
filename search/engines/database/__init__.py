"""modelsearch's database backends, with our own words: FTS5 on SQLite, and PostgreSQL.

    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.engines.database"}}

Each database reads text in its own way: PostgreSQL leaves out small words and takes "health/care"
for a path, FTS5 has an older stemmer. So they are given our terms to keep, not the text (`terms`),
and are asked for terms; what is between the terms of a question is worked out by `trees`. Then
every engine finds the same.
"""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params):
    """The backend for the default database."""
    if connection.vendor == "sqlite":
        from search.engines.database.sqlite import SqliteBackend

        return SqliteBackend(params)
    if connection.vendor == "postgresql":
        from search.engines.database.postgresql import PostgresqlBackend

        return PostgresqlBackend(params)
    raise ImproperlyConfigured(f"Cases cannot be searched in {connection.vendor}")

"""The schema of an engine's documents."""

from collections.abc import Iterable

from whoosh.fields import ID, TEXT, Schema

from search.backend.analyzers import StemAnalyzer, SurfaceAnalyzer

KEY = "pk"
WORDS = "words"


def schema_of(columns: Iterable[str]) -> Schema:
    """A key, the words as written, and the text columns."""
    texts = {name: TEXT(analyzer=StemAnalyzer()) for name in columns}
    return Schema(
        **{
            KEY: ID(unique=True, stored=True, sortable=True),
            WORDS: TEXT(analyzer=SurfaceAnalyzer(), phrase=False),
        },
        **texts,
    )

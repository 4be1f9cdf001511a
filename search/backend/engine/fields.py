"""The schema of an engine's documents."""

from collections.abc import Iterable

from whoosh.fields import ID, TEXT, Schema

from search.backend.analyzers import StemAnalyzer, SurfaceAnalyzer
from search.backend.engine.formats import PlainPositions

KEY = "pk"
WORDS = "words"


def text_with_positions(analyzer) -> TEXT:
    """A text field that can answer phrases."""
    field = TEXT(analyzer=analyzer)
    field.format = PlainPositions()
    return field


def schema_of(columns: Iterable[str]) -> Schema:
    """A key, the words as written, and the text columns."""
    texts = {name: text_with_positions(StemAnalyzer()) for name in columns}
    return Schema(
        **{
            KEY: ID(unique=True, stored=True, sortable=True),
            WORDS: TEXT(analyzer=SurfaceAnalyzer(), phrase=False),
        },
        **texts,
    )

"""The Whoosh schema of an index, and how to tell that it has grown old."""

from hashlib import sha256

from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema

from search.backend import analyzers, columns
from search.backend.engine.fields import text_with_positions

# Raise this when the same text would be indexed differently.
VERSION = 3

PK = "pk"
TYPES = "types"
WORDS = "words"
# What the document was made from: "<app.model> <digest>", to tell drift from the database.
MADE_FROM = "made_from"


def schema_for(root) -> Schema:
    """A schema with every column that a model of this family can fill."""
    schema = Schema(
        **{
            PK: ID(unique=True, stored=True, sortable=True),
            MADE_FROM: STORED(),
            TYPES: KEYWORD(),
            WORDS: TEXT(analyzer=analyzers.SurfaceAnalyzer(), phrase=False),
        }
    )
    for name in column_names(root):
        schema.add(name, whoosh_field(name))
    return schema


def column_names(root) -> list[str]:
    family = columns.family_of(root)
    return sorted({column.name for model in family for column in columns.columns_of(model)})


def whoosh_field(name: str) -> TEXT:
    if name.startswith(columns.PREFIX):
        return TEXT(analyzer=analyzers.PrefixAnalyzer(), phrase=False)
    return text_with_positions(analyzers.StemAnalyzer())


def fingerprint(root) -> str:
    """Changes whenever the index would have to be built anew."""
    return sha256("\n".join([str(VERSION), *column_names(root)]).encode()).hexdigest()[:16]

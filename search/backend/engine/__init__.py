"""Full-text search over NumPy arrays beside a Whoosh index. Needs no Django.

`Engine` keeps plain documents in a directory and answers the queries in `queries`.
"""

from search.backend.engine.engine import Engine, Found
from search.backend.engine.hits import Hits
from search.backend.engine.queries import And, Boost, Every, Not, Or, Phrase, Prefix, Term

__all__ = [
    "And",
    "Boost",
    "Engine",
    "Every",
    "Found",
    "Hits",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Term",
]

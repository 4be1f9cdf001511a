"""Ask the index: which documents match, and how well."""

import logging
from collections.abc import Callable

import numpy as np
from whoosh.query import NullQuery, Term

from search.backend.engine.hits import Hits
from search.backend.lexicon import Lexicon
from search.backend.readers import IndexMissing, Readers, Snapshot
from search.backend.schema import PK, TYPES

logger = logging.getLogger(__name__)


def scores(readers: Readers, compiler) -> dict[str, float]:
    """The score of each match by its key; nothing where the index cannot be read."""
    return read(readers, lambda snapshot: run(snapshot, compiler))


def match(readers: Readers, compiler) -> Hits:
    """Every match of the index, as arrays."""
    found = scores(readers, compiler)
    to_key = compiler.queryset.model._meta.pk.to_python
    return Hits(
        np.array([to_key(pk) for pk in found]), np.array(list(found.values()), dtype=np.float32)
    )


def explain(readers: Readers, compiler, key) -> list[tuple]:
    """(column, term, weight, frequency, idf, score) of each term that one document has."""
    return []


def vocabulary(readers: Readers, among=None) -> dict[str, int]:
    """Every word as written with the number of documents it stands in."""
    return read(readers, lambda snapshot: lexicon(snapshot).frequencies())


def read(readers: Readers, reading: Callable[[Snapshot], dict]) -> dict:
    try:
        with readers.snapshot() as snapshot:
            return reading(snapshot)
    except IndexMissing:
        return {}
    except NotImplementedError:
        raise  # the question is at fault, not the index
    except Exception:
        # A page with no hits, or the database's, is better than an error page.
        logger.exception("The search index %s cannot be read", readers.generations.root)
        readers.mark_broken()
        return {}


def run(snapshot: Snapshot, compiler) -> dict[str, float]:
    searcher = snapshot.searcher
    query = compiler.translate(searcher.schema.names(), lambda word: lexicon(snapshot).near(word))
    if query is NullQuery or not searcher.doc_count():
        return {}
    # All hits, always: with a limit Whoosh skips blocks and can drop the best.
    hits = searcher.search(query, limit=None, filter=Term(TYPES, compiler.type_name))
    keys = searcher.reader().column_reader(PK)
    return {keys[number]: score for score, number in hits.top_n}


def lexicon(snapshot: Snapshot) -> Lexicon:
    """The words of this commit, read once."""
    if "lexicon" not in snapshot.shared:
        snapshot.shared["lexicon"] = Lexicon(snapshot.searcher.reader())
    return snapshot.shared["lexicon"]

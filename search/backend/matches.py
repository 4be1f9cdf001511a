"""Ask the index: which documents match, and how well."""

import logging
from collections.abc import Callable

import numpy as np
from django.db.models import IntegerField

from search.backend.engine.execute import matched
from search.backend.engine.explaining import explained
from search.backend.engine.hits import Hits, no_hits
from search.backend.engine.snapshot import Snapshot
from search.backend.lexicon import Lexicon
from search.backend.readers import IndexMissing, Readers
from search.backend.schema import TYPES, WORDS

logger = logging.getLogger(__name__)


def match(readers: Readers, compiler) -> Hits:
    """Every match of the index; nothing where it cannot be read."""
    return read(readers, lambda snapshot: run(snapshot, compiler), no_hits())


def explain(readers: Readers, compiler, key) -> list[tuple]:
    """(column, term, weight, frequency, idf, score) of each term that one document has."""

    def reading(snapshot):
        own_key = int(key) if snapshot.keys.dtype != object else str(key)
        return explained(snapshot, compiled(snapshot, compiler), {}, own_key)

    return read(readers, reading, [])


def vocabulary(readers: Readers, type_name: str, among=None) -> dict[str, int]:
    """Every word as written with the number of documents it stands in."""

    def reading(snapshot):
        visible = snapshot.visible(TYPES, type_name)
        if among is not None:
            chosen = np.isin(snapshot.keys, as_index_keys(among, snapshot.keys.dtype))
            visible = chosen if visible is None else chosen & visible
        return snapshot.document_frequencies(WORDS, visible)

    return read(readers, reading, {})


def read(readers: Readers, reading: Callable[[Snapshot], object], otherwise):
    try:
        with readers.snapshot() as snapshot:
            return reading(snapshot)
    except IndexMissing:
        return otherwise
    except NotImplementedError:
        raise  # the question is at fault, not the index
    except Exception:
        # A page with no hits, or the database's, is better than an error page.
        logger.exception("The search index %s cannot be read", readers.generations.root)
        readers.mark_broken()
        return otherwise


def run(snapshot: Snapshot, compiler) -> Hits:
    query = compiled(snapshot, compiler)
    docs, scores = matched(snapshot, query, {}, snapshot.visible(TYPES, compiler.type_name))
    return Hits(as_model_keys(snapshot.keys[docs], compiler.queryset.model), scores)


def compiled(snapshot: Snapshot, compiler):
    """The engine's query, asking only for columns that the index has."""
    return compiler.translate(snapshot.column_names, lambda word: lexicon(snapshot).near(word))


def lexicon(snapshot: Snapshot) -> Lexicon:
    """The words of this commit, read once."""
    if "lexicon" not in snapshot.shared:
        words = snapshot.document_frequencies(WORDS, snapshot.live)
        snapshot.shared["lexicon"] = Lexicon(words)
    return snapshot.shared["lexicon"]


def as_index_keys(keys: np.ndarray, kind) -> np.ndarray:
    keys = np.asarray(keys)
    return keys if kind.kind != "O" else np.array([str(key) for key in keys.tolist()], object)


def as_model_keys(keys: np.ndarray, model) -> np.ndarray:
    """Keys of the index as the database would give them."""
    field = model._meta.pk
    while field.remote_field:
        field = field.target_field
    if isinstance(field, IntegerField) and keys.dtype != object:
        return keys
    found = np.empty(len(keys), object)
    found[:] = [field.to_python(str(key)) for key in keys.tolist()]
    return found

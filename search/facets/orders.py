"""Put hits in order: ranks are worked out once a table, so that a question only picks. Pure."""

import numpy as np

from search.facets.table import FacetTable

# Sorting all of many hits to show twenty would be the dearest part of a broad question.
MANY = 500


def ranks(table: FacetTable) -> dict[str, np.ndarray]:
    """{order: int (rows,)}: the place of every case, where nothing was asked.

    Most recent first throughout; then by title, then by key, so that no two are equal.
    """
    columns = table.columns
    titles = np.argsort(np.argsort(columns["titles"], kind="stable"), kind="stable")
    newest = placed(titles, -columns["start_years"])
    return {
        "newest": newest,
        "checked": placed(newest, -columns["last_checked"]),
        "evidence": placed(newest, columns["evidence"]),
    }


def placed(then_by: np.ndarray, first_by: np.ndarray) -> np.ndarray:
    places = np.empty(len(first_by), np.int64)
    places[np.lexsort((then_by, first_by))] = np.arange(len(first_by))
    return places


def first_by_rank(rows: np.ndarray, rank: np.ndarray, stop: int) -> np.ndarray:
    """The first `stop` of these rows by their rank, in order."""
    return rows[smallest(rank[rows], stop)]


def first_by_score(rows: np.ndarray, scores: np.ndarray, rank: np.ndarray, stop: int) -> np.ndarray:
    """The first `stop` of these rows by score, the highest first; equals by rank."""
    if len(rows) > MANY and stop < len(rows):
        least = np.partition(scores, len(scores) - stop)[len(scores) - stop] if stop else np.inf
        kept = scores >= least
        rows, scores = rows[kept], scores[kept]
    return rows[np.lexsort((rank[rows], -scores))[:stop]]


def smallest(values: np.ndarray, stop: int) -> np.ndarray:
    if len(values) > MANY and stop < len(values):
        kept = np.argpartition(values, stop)[:stop] if stop else np.empty(0, np.intp)
        return kept[np.argsort(values[kept])]
    return np.argsort(values)[:stop]

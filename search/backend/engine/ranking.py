"""The best of many scores."""

import numpy as np


def best(scores: np.ndarray, limit: int) -> np.ndarray:
    """The places of the greatest scores, best first; of equals, the lowest place."""
    if limit <= 0:
        return np.empty(0, np.int64)
    if limit < len(scores):
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        # Everything above the limit, and of those on it the first: partition alone takes any.
        above = np.flatnonzero(scores > least)
        level = np.flatnonzero(scores == least)[: limit - len(above)]
        chosen = np.sort(np.concatenate([above, level]))
    else:
        chosen = np.arange(len(scores))
    return chosen[np.argsort(-scores[chosen], kind="stable")]

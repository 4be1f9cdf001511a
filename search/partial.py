"""Cases that have much of what was asked, where few have all of it. Pure NumPy."""

import numpy as np

from search.engines.protocol import Hits


def with_half(things: list[Hits]) -> Hits:
    """Cases with at least half of the things asked for or, if there are none, with the most.

    `things`: the hits of each thing by itself. The scores of what a case has are added up.
    """
    keys, places = np.unique(np.concatenate([hits.keys for hits in things]), return_inverse=True)
    if not len(keys):
        return Hits.none()
    places = places.ravel()
    had = np.bincount(places, minlength=len(keys))
    scores = np.bincount(places, weights=np.concatenate([hits.scores for hits in things]))
    enough = min(len(things) / 2, had.max())
    kept = had >= enough
    return Hits(keys[kept], scores[kept].astype(np.float32))
